import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { buildManifest, manifestProblems, readStrings } from '../../manifest/build.ts';
import { buildPackage, readInput } from '../../manifest/package.ts';

const input = {
  baseUrl: 'https://stegvis.example.se',
  entraAppId: '7c0e1d1e-3b1c-4c52-8f8e-0d6f3a1a2b3c',
  botId: '1b9e0a55-6f5a-4f1e-9a54-2b7f1c0d9e8f',
  teamsAppId: '5f0d7c2a-1e9b-4a7d-8c3f-6b2a1d0e9f8c',
};
const env = { BASE_URL: input.baseUrl, ENTRA_APP_ID: input.entraAppId, MicrosoftAppId: input.botId };
const pngSize = (png: Uint8Array): [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('the Teams package', () => {
  test('holds a manifest that Microsoft’s schema accepts, both languages and both icons', async () => {
    const files = unzipSync(await buildPackage(input));
    expect(Object.keys(files).sort()).toEqual([
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
      'sv.json',
    ]);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array));
    expect(await manifestProblems(manifest)).toEqual([]);
    expect(manifest.manifestVersion).toBe('1.30');
    expect(manifest.webApplicationInfo.resource).toBe(`api://stegvis.example.se/${input.entraAppId}`);
    expect(manifest.bots[0].botId).toBe(input.botId);
    expect(pngSize(files['color.png'] as Uint8Array)).toEqual([192, 192]);
    expect(pngSize(files['outline.png'] as Uint8Array)).toEqual([32, 32]);
  });

  test('asks for what meeting events and details need, supports every kind of channel, and can be a page in SharePoint', () => {
    const manifest = buildManifest(input) as unknown as Record<string, never>;
    expect(manifest).toMatchObject({
      supportsChannelFeatures: 'tier1',
      authorization: {
        permissions: {
          resourceSpecific: expect.arrayContaining([
            { name: 'OnlineMeeting.ReadBasic.Chat', type: 'Application' },
            { name: 'ChannelMeeting.ReadBasic.Group', type: 'Application' },
          ]),
        },
      },
      configurableTabs: [{ supportedSharePointHosts: ['sharePointFullPage', 'sharePointWebPart'] }],
    });
  });

  test('has the same strings in both languages', () => {
    expect(Object.keys(readStrings('en'))).toEqual(Object.keys(readStrings('sv')));
  });

  test('fails with the name of the field when the manifest is broken', async () => {
    const broken = buildManifest(input) as unknown as { name: { short: string }; accentColor?: string };
    broken.name.short = 'x'.repeat(31);
    broken.accentColor = 'teal';
    const problems = (await manifestProblems(broken as never)).join('\n');
    expect(problems).toContain('/name/short');
    expect(problems).toContain('/accentColor');
  });

  test.each([
    ['BASE_URL', { ...env, BASE_URL: undefined }],
    ['BASE_URL', { ...env, BASE_URL: 'http://stegvis.example.se' }],
    ['ENTRA_APP_ID', { ...env, ENTRA_APP_ID: 'abc' }],
    ['MicrosoftAppId', { ...env, MicrosoftAppId: '' }],
  ])('names %s when it is missing or wrong', (name, wrong) => {
    expect(() => readInput(wrong)).toThrow(new RegExp(`^${name} is not`));
  });
});
