/** What the control interface needs of whatever runs the tenant's processes. */
export interface Runtime {
  /** The environment variables with which the bot was started, secrets included. */
  environment(): Record<string, string>;
  /** Process ids; null while one is down. */
  processes(): { bot: number | null; postgres: number | null; tenant: number };
  /** Starts everything over as seeded; resolves when the bot is ready again. */
  reset(): Promise<void>;
}
