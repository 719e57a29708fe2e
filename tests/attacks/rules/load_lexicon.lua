-- load: a lexicon that lies elsewhere
words "lexicon" { tsv = "/proc/self/status" }
