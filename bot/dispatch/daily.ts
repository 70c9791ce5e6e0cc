/** Runs something now, in the background, and again every day of the machine's time, until stopped. */
const DAY_MS = 24 * 3_600_000;

/** `run` never rejects. Stopping lets a run that is under way go on by itself. */
export const daily = (run: () => Promise<void>): (() => void) => {
  void run();
  const timer = setInterval(() => void run(), DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
