-- Strikes, arms transfers, deployments, exercises and weapons tests, and the
-- meetings, agreements and sanctions that go with them.

pack { name = "military", version = "0.2", license = "MIT",
  about = "Armed attacks, arms transfers, deployments, exercises, weapons tests",
  tags = { "default", "conflict" } }

require "attack"
require "reprisal"
require "arms"
require "forces"
require "diplomacy"
