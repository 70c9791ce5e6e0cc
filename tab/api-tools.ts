/** What the parts of the tab's API are made of. */
import type { z } from 'zod';
import type { Result } from './trouble.ts';

/** The few ways to ask, as `makeApi` gives them to its parts. */
export interface ApiTools {
  get<T>(path: string, schema: z.ZodType<T>): Promise<Result<T>>;
  write<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    headers?: Record<string, string>,
    milliseconds?: number,
  ): Promise<Result<T>>;
  ask<T>(call: Call<T>): Promise<Result<T>>;
  unitPath(unit: string, rest?: string): string;
  /** Reads an answer of this form. */
  json<T>(schema: z.ZodType<T>): (response: Response) => Promise<T | null>;
}

export interface Call<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Sent in place of a body, as it is. */
  file?: Blob;
  headers?: Record<string, string>;
  /** What a good answer holds; null when it has another form. */
  read(response: Response): Promise<T | null>;
  milliseconds?: number;
  /** Nobody waits for the answer any more. */
  gone?: AbortSignal;
}
