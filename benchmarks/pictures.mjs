// What benchmarks/pictures.py has sharp do: for each line of JSON with paths, the same files as localsite makes.
// node pictures.mjs FOLDER_WITH_NODE_MODULES EFFORT CONCURRENCY ("" for an effort: what sharp does by itself)

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";

const [folder, effort, concurrency] = process.argv.slice(2);
const sharp = createRequire(path.resolve(folder) + "/")("sharp");
sharp.concurrency(Number(concurrency));
sharp.cache(false); // no photo is asked for twice
const avif = effort ? { effort: Number(effort) } : {};
const WIDTHS = [1600, 720, 400];

// One decoding; then each width, and each format of it, from the pixels of the widest.
async function made(file) {
    const files = [];
    const read = { resolveWithObject: true };
    const widest = await sharp(file).rotate().resize(WIDTHS[0]).raw().toBuffer(read);
    for (const width of WIDTHS) {
        const from = (pixels) => sharp(pixels.data, { raw: pixels.info });
        const one = width === WIDTHS[0] ? widest : await from(widest).resize(width).raw().toBuffer(read);
        files.push([`${width}.avif`, await from(one).avif(avif).toBuffer()], [`${width}.webp`, await from(one).webp().toBuffer()]);
        if (width === 720) files.push([`${width}.jpg`, await from(one).jpeg().toBuffer()]);
    }
    return files;
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    const waiting = [...asked.paths];
    const [wall, processor] = [performance.now(), process.cpuUsage()];
    const worker = async () => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
            for (const [name, data] of await made(file)) {
                if (asked.folder) fs.writeFileSync(`${asked.folder}/${path.parse(file).name}.${name}`, data);
            }
        }
    };
    await Promise.all([worker(), worker()]);
    const used = process.cpuUsage(processor);
    const memory = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
    console.log(JSON.stringify({ wall: (performance.now() - wall) / 1000, processor: (used.user + used.system) / 1e6, memory }));
}
