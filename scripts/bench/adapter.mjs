/** Tells what Dawn finds: the adapter, its features and its limits. Exits with 1 where there is none. */
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
const adapter = await create([]).requestAdapter({ powerPreference: 'high-performance' });
if (!adapter) {
  console.log('no adapter');
  process.exit(1);
}
const { vendor, architecture, device, description, isFallbackAdapter, subgroupMinSize, subgroupMaxSize } =
  adapter.info;
console.log({
  ...{ vendor, architecture, device, description, isFallbackAdapter, subgroupMinSize, subgroupMaxSize },
  features: [...adapter.features].join(' '),
});
for (const name in adapter.limits) console.log(name, adapter.limits[name]);
process.exit(0);
