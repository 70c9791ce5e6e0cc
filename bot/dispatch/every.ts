/** Runs something now and again, in the background, until stopped; never twice at once. */
export const every = (milliseconds: number, run: () => Promise<void>): (() => void) => {
  let under = false;
  const turn = async (): Promise<void> => {
    if (under) return;
    under = true;
    await run().finally(() => {
      under = false;
    });
  };
  void turn();
  const timer = setInterval(() => void turn(), milliseconds);
  timer.unref();
  return () => clearInterval(timer);
};
