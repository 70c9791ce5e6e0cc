/**
 * Jest's Node environment, with Node's own HTTP classes put back after each file. restify patches their prototypes for
 * the whole process when it is loaded, and one process runs many test files: a file would otherwise meet the patches
 * (`writeHead` that gives nothing back) of one that ran before it.
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

export default class PristineHttp extends TestEnvironment {
  async setup() {
    await super.setup();
    this.pristine = snapshot();
  }

  async teardown() {
    restore(this.pristine);
    await super.teardown();
  }
}
