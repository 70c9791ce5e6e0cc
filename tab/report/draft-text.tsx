import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  field: { '@media print': { display: 'none' } },
  text: { maxHeight: 'none' },
  // A field prints only what it has room for: on paper the text stands by itself.
  paper: {
    display: 'none',
    whiteSpace: 'pre-wrap',
    fontFamily: tokens.fontFamilyBase,
    margin: 0,
    '@media print': { display: 'block' },
  },
});

/** A long text to edit, which prints whole. */
export const DraftText = (props: { label: string; value: string; onChange: (value: string) => void }) => {
  const styles = useStyles();
  return (
    <>
      <Field label={props.label} className={styles.field}>
        <Textarea
          className={styles.text}
          value={props.value}
          rows={Math.min(24, Math.max(8, props.value.split('\n').length + 1))}
          resize="vertical"
          onChange={(_, data) => props.onChange(data.value)}
        />
      </Field>
      <p className={styles.paper}>{props.value}</p>
    </>
  );
};
