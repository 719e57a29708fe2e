-- Layer `weapon`: what is a weapon, and of which category.
return {
  layer = "weapon",
  of = function(s) return s end,
  show = function(s) return s:attr "category" end,

  "They sold [Su-35s => aircraft], a [Sukhoi Su-35 => aircraft] and "
    .. "[Leopard 2A6 tanks => armour].",
  "Crews fired a [Leopard 2A6 => armour], [HIMARS => artillery] and a "
    .. "[Shahed-136 => drone].",
  "They want [Patriot air defense systems => air_defence] and "
    .. "[Javelin anti-tank missiles => missile].",
  "The [USS Cole => naval] met a [Kilo-class submarine => naval].",
  "A [Bradley fighting vehicle => armour] and two [Bradleys => armour] burnt.",
  "The [MiG-31K => aircraft] carried a [Kinzhal => missile].",
  -- Words and names of people that weapons bear too.
  "The leopards and predators eat apaches; patriots throw javelins.",
  "Bradley and Iskander met; the reaper left in March.",
}
