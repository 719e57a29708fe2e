// What scripts/report/page.js uses of the libraries, as `geoengLibrary`.
export { bin, extent, group, max, mean, min, rollup, sum } from "d3-array";
export { axisBottom, axisLeft } from "d3-axis";
export { brush, brushX } from "d3-brush";
export { geoArea, geoCentroid, geoContains, geoGraticule10, geoNaturalEarth1, geoPath } from "d3-geo";
export {
  scaleBand, scaleLinear, scaleOrdinal, scaleQuantize, scaleSqrt, scaleThreshold, scaleTime, scaleUtc,
} from "d3-scale";
export { pointer, select, selectAll } from "d3-selection";
export { area, line, stack } from "d3-shape";
export { utcDay, utcMonday, utcMonth, utcWeek, utcYear } from "d3-time";
export { utcFormat, utcParse } from "d3-time-format";
export { zoom, zoomIdentity } from "d3-zoom";
export { feature, mesh } from "topojson-client";
