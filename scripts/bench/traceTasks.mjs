/** What a trace of Chromium tells of the page's own thread: its longest tasks and what they did. */

const cpuOf = (event) => (event.tdur ?? event.dur ?? 0) / 1000;
const endOf = (event) => event.ts + (event.dur ?? 0);
const inside = (outer) => (event) => event.ts >= outer.ts && endOf(event) <= endOf(outer);

/** The functions that the sampling profiler saw within a task, with their milliseconds. */
function functionsIn(events, thread, task) {
  const start = events.find(
    ({ name, pid, tid }) => name === 'Profile' && pid === thread.pid && tid === thread.tid,
  );
  if (!start) return [];
  const nodes = new Map();
  const own = new Map();
  const whole = new Map();
  let now = start.args.data.startTime;
  for (const { name, id, args } of events) {
    if (name !== 'ProfileChunk' || id !== start.id) continue;
    const { cpuProfile = {}, timeDeltas = [] } = args.data;
    for (const node of cpuProfile.nodes ?? []) nodes.set(node.id, node);
    (cpuProfile.samples ?? []).forEach((sample, i) => {
      now += timeDeltas[i];
      if (now < task.ts || now > endOf(task)) return;
      const ms = timeDeltas[i] / 1000;
      const seen = new Set();
      for (let node = nodes.get(sample); node; node = nodes.get(node.parent)) {
        const { functionName, url = '', lineNumber = 0 } = node.callFrame;
        const label = `${functionName || '(anonymous)'} ${url.split('/').at(-1)}:${lineNumber}`;
        if (node.id === sample) own.set(label, (own.get(label) ?? 0) + ms);
        if (!seen.has(label)) whole.set(label, (whole.get(label) ?? 0) + ms);
        seen.add(label);
      }
    });
  }
  const most = (map, many) => [...map].sort((a, b) => b[1] - a[1]).slice(0, many);
  const line = (title, list) =>
    `      ${title}: ${list.map(([label, ms]) => `${label} ${ms.toFixed(0)}`).join(' | ')}`;
  return [line('itself', most(own, 12)), line('with what it calls', most(whole, 22))];
}

/** @param tell of how many of them it is said what they did */
export function longestTasks({ traceEvents }, tell) {
  const isMain = ({ ph, name, args }) =>
    ph === 'M' && name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = traceEvents.filter(isMain);
  const of = (thread) =>
    traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && pid === thread.pid && tid === thread.tid);
  const [thread, events] = mains
    .map((main) => [main, of(main)])
    .sort((one, other) => other[1].length - one[1].length)[0];
  const isOurs = (task) => {
    const within = inside(task);
    return !events.some((event) => event.name === 'CpuProfiler::StartProfiling' && within(event));
  };
  const tasks = events
    .filter(({ name }) => name === 'RunTask')
    .sort((one, other) => cpuOf(other) - cpuOf(one))
    .filter((task, i) => i > 20 || isOurs(task));
  const told = tasks.slice(0, tell).flatMap((task) => {
    const parts = new Map();
    const add = (name, ms) => parts.set(name, (parts.get(name) ?? 0) + ms);
    for (const event of events.filter(inside(task))) if (event !== task) add(event.name, cpuOf(event));
    const most = [...parts].sort((a, b) => b[1] - a[1]).slice(0, 9);
    return [
      `  ${cpuOf(task).toFixed(0)} ms (${((task.dur ?? 0) / 1000).toFixed(0)} by the clock): ${most.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', ')}`,
      ...functionsIn(traceEvents, thread, task),
    ];
  });
  return {
    longest: tasks.slice(0, 8).map(cpuOf),
    over: tasks.filter((task) => cpuOf(task) > 50).length,
    busy: tasks.reduce((sum, task) => sum + cpuOf(task), 0),
    told,
  };
}
