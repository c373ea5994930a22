// Draws the icons of the Teams app: `node manifest/draw-icons.mjs` writes color.png and outline.png beside itself.
// A shape is a signed distance (negative inside), so an edge is anti-aliased by its distance to the pixel's centre.
// Only +, -, *, / and square roots are used: the same pixels come out on every machine.
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const { abs, max, min, sqrt } = Math;
const length = (x, y) => sqrt(x * x + y * y);
const clamp = value => min(1, max(0, value));

/** A rectangle from (left, top) to (right, bottom) with rounded corners. */
const box = (left, top, right, bottom, radius) => (x, y) => {
  const dx = abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const dy = abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  return length(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius;
};

const circle = (cx, cy, radius) => (x, y) => length(x - cx, y - cy) - radius;

/** A line through the points, `width` thick, with round ends. */
const line = (width, ...points) => (x, y) => min(...points.slice(1).map(([x2, y2], i) => {
  const [x1, y1] = points[i];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy));
  return length(x - x1 - along * dx, y - y1 - along * dy);
})) - width / 2;

/** A convex polygon, its points in clockwise order, its corners rounded by `radius`. */
const polygon = (radius, ...points) => (x, y) => max(...points.map(([x1, y1], i) => {
  const [x2, y2] = points[(i + 1) % points.length];
  return ((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / length(x2 - x1, y2 - y1);
})) - radius;

const union = (...shapes) => (x, y) => min(...shapes.map(shape => shape(x, y)));
const moved = (shape, dx, dy) => (x, y) => shape(x - dx, y - dy);
const outlineOf = (shape, width) => (x, y) => abs(shape(x, y)) - width / 2;

const rgb = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
const fill = (shape, hex, { opacity = 1, softness = 1 } = {}) =>
  ({ color: () => rgb(hex), cover: (x, y) => opacity * clamp(0.5 - shape(x, y) / softness) });
const gradient = (from, to, size) =>
  ({ color: (x, y) => rgb(from).map((c, i) => c + (rgb(to)[i] - c) * clamp((x + y) / (2 * size))), cover: () => 1 });

/** Paints the layers from the bottom up: size × size pixels, RGBA, not premultiplied. */
function paint(size, layers) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      let [color, alpha] = [[255, 255, 255], 0];
      for (const layer of layers) {
        const cover = layer.cover(x, y);
        const together = cover + alpha * (1 - cover);
        if (cover > 0) {
          const above = layer.color(x, y);
          color = color.map((below, i) => (above[i] * cover + below * alpha * (1 - cover)) / together);
        }
        alpha = together;
      }
      pixels.set([...color, alpha * 255].map(channel => Math.round(channel)), (row * size + column) * 4);
    }
  }
  return pixels;
}

function drawColor() {
  const bubble = union(box(34, 38, 150, 130, 26), polygon(4, [58, 124], [92, 124], [58, 158]));
  return paint(192, [
    gradient('#4F6BE0', '#2A3FA5', 192),
    fill(moved(bubble, 0, 5), '#16226B', { opacity: 0.35, softness: 16 }),
    fill(bubble, '#FFFFFF'),
    fill(box(56, 86, 74, 110, 5), '#A9B9F5'),
    fill(box(83, 70, 101, 110, 5), '#6F88EA'),
    fill(box(110, 54, 128, 110, 5), '#2F4BB8'),
    fill(circle(143, 128, 30), '#2A3FA5'),
    fill(circle(143, 128, 25), '#2EB67D'),
    fill(line(7, [132, 129], [140, 137], [155, 120]), '#FFFFFF'),
  ]);
}

function drawOutline() {
  const bubble = union(box(3, 4, 29, 24, 5.5), polygon(0.8, [8.5, 19], [21, 19], [8.5, 29]));
  const bars = union(box(8.5, 14.5, 11.5, 20, 1), box(14.5, 11.5, 17.5, 20, 1), box(20.5, 8.5, 23.5, 20, 1));
  return paint(32, [fill(outlineOf(bubble, 2), '#FFFFFF'), fill(bars, '#FFFFFF')]);
}

/** The icons by file name: what each shows, and how many pixels it is wide and high. */
export const icons = {
  'color.png': { size: 192, draw: drawColor },
  'outline.png': { size: 32, draw: drawOutline },
};

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of 8-bit RGBA. Each row starts with its filter, 0 for none. */
export function encodePng(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) => [Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4)]);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** The pixels of a PNG that {@link encodePng} made. Bytes are not compared: how well zlib packs them may change. */
export function decodePng(file) {
  const bytes = readFileSync(file);
  const size = bytes.readUInt32BE(16);
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const pixels = Array.from({ length: size }, (_, row) => rows.subarray(row * (size * 4 + 1) + 1, (row + 1) * (size * 4 + 1)));
  return { size, pixels: Buffer.concat(pixels) };
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, { size, draw }] of Object.entries(icons)) {
    writeFileSync(new URL(name, import.meta.url), encodePng(size, draw()));
  }
}
