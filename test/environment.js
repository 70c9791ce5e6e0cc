/**
 * Jest's Node environment, with Node's own HTTP classes put back before each file. restify patches their prototypes for
 * the whole process when it is loaded, and one process runs many test files: a file would otherwise meet the patches
 * (`writeHead` that gives nothing back) of one that ran before it. Not after a file: a handler that ends late still needs
 * what its own restify has added.
 */
import http from 'node:http';
import http2 from 'node:http2';
import { TestEnvironment } from 'jest-environment-node';

const PROTOTYPES = [
  http.ServerResponse,
  http.IncomingMessage,
  http2.Http2ServerResponse,
  http2.Http2ServerRequest,
].map((type) => type.prototype);

const snapshot = () => PROTOTYPES.map((prototype) => Object.getOwnPropertyDescriptors(prototype));

const restore = (pristine) => {
  PROTOTYPES.forEach((prototype, index) => {
    for (const name of Reflect.ownKeys(prototype)) {
      const descriptor = pristine[index][name];
      if (descriptor) Object.defineProperty(prototype, name, descriptor);
      else Reflect.deleteProperty(prototype, name);
    }
  });
};

const KEY = Symbol.for('stegvis.pristine-http');

export default class PristineHttp extends TestEnvironment {
  async setup() {
    await super.setup();
    if (globalThis[KEY] === undefined) globalThis[KEY] = snapshot();
    else restore(globalThis[KEY]);
  }
}
