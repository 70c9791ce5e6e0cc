/** A tab that asks the host everything that ours asks, with the real teams-js, and shows what it was answered. */
import { app, authentication, dialog, pages } from '@microsoft/teams-js';

const seen = {};
const show = (name, value) => {
  seen[name] = value;
  document.getElementById('seen').textContent = JSON.stringify(seen, null, 1);
};
const press = (id, work) =>
  document.getElementById(id).addEventListener('click', () => {
    Promise.resolve(work()).catch((error) => show('error', String(error)));
  });

await app.initialize([new URL(document.referrer).origin]);
const context = await app.getContext();
app.registerOnThemeChangeHandler((theme) => show('theme', theme));
app.notifyAppLoaded();
const query = new URLSearchParams(location.search);
show('context', context);
show('view', query.get('view'));
show('unit', query.get('unit'));
if (context.page.frameContext === 'task') dialog.url.submit({ chosen: 'b' });
else show('config', await pages.getConfig());
if (context.page.frameContext === 'settings') {
  pages.config.registerOnSaveHandler(async (event) => {
    const contentUrl = `${location.origin}/tab/?view=programme`;
    await pages.config.setConfig({
      entityId: 'unit',
      contentUrl,
      websiteUrl: contentUrl,
      suggestedDisplayName: 'Stegvis',
    });
    event.notifySuccess();
  });
}
press('valid', () => pages.config.setValidityState(true));
press('token', async () => show('token', await authentication.getAuthToken()));
press('plan', () => pages.currentApp.navigateTo({ pageId: 'plan', subPageId: '7' }));
press('link', () => {
  const sub = encodeURIComponent(JSON.stringify({ subEntityId: '9' }));
  return app.openLink(`https://teams.microsoft.com/l/entity/app/apt?context=${sub}`);
});
press('dialog', () =>
  dialog.url.open(
    { url: `${location.origin}/tab/?view=dialog`, title: 'Dialog', size: { width: 400, height: 300 } },
    ({ result, err }) => show('dialog', { result, err }),
  ),
);
await app.notifySuccess();
document.documentElement.dataset.ready = query.get('view');
