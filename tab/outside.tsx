import { Button, FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { Texts } from '../bot/core/texts/tab/sv.ts';
import { themes } from './theme.ts';

const useStyles = makeStyles({
  main: { padding: '24px 16px', maxWidth: '600px', margin: '0 auto' },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
});

/** What is shown when no host answers: opened outside Teams, or Teams is slow. */
export const Outside = ({ t }: { t: Texts }) => {
  const styles = useStyles();
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  return (
    <FluentProvider theme={dark ? themes.dark : themes.default}>
      <main className={styles.main}>
        <h1 className={styles.title}>{t.outside.title}</h1>
        <p>{t.outside.body}</p>
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {t.do.retry}
        </Button>
      </main>
    </FluentProvider>
  );
};
