-- Places told by a common noun: "in the border region", "near the camp".

pack { name = "areas", version = "0.1", license = "MIT",
  about = "Nouns for places, for rules of all kinds of events",
  tags = { "default" } }

words "area_n" { "country", "region", "province", "district", "town", "village",
  "city", "area", "capital", "border", "suburb", "neighborhood",
  "neighbourhood", "valley", "island", "coast", "peninsula", "territory",
  "enclave", "refugee camp", "camp", "street", "square", "market", "mountain",
  "desert", "sea", "strait", "gulf", "waters", "strip", "port", "harbor",
  "harbour", "county", "hamlet", "outskirts", "highway", "frontier", "north",
  "south", "east", "west" }
