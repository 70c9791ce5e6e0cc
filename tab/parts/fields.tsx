/** The few kinds of field that the forms are made of: a label, a control, and what is wrong with it beside it. */
import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';

interface Common {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  problem?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
  name?: string;
}

const about = ({ label, hint, problem, required }: Common) => ({
  label,
  ...(hint ? { hint } : {}),
  ...(problem ? { validationMessage: problem, validationState: 'error' as const } : {}),
  ...(required ? { required } : {}),
});

/** One line of text, at most 255 characters as SharePoint keeps them; also a day or a time. */
export const LineField = (
  props: Common & { type?: 'text' | 'date' | 'time' | 'number'; min?: number; max?: number },
) => (
  <Field {...about(props)}>
    <Input
      type={props.type ?? 'text'}
      value={props.value}
      maxLength={255}
      {...(props.name ? { name: props.name } : {})}
      {...(props.min === undefined ? {} : { min: props.min })}
      {...(props.max === undefined ? {} : { max: props.max })}
      autoFocus={props.autoFocus ?? false}
      onChange={(_, data) => props.onChange(data.value)}
    />
  </Field>
);

/** Several lines of text; `long`: a whole document may be pasted. */
export const TextField = (props: Common & { rows?: number; long?: boolean }) => (
  <Field {...about(props)}>
    <Textarea
      value={props.value}
      maxLength={props.long ? 200_000 : 10_000}
      {...(props.name ? { name: props.name } : {})}
      resize="vertical"
      rows={Math.min(10, Math.max(props.rows ?? 2, props.value.split('\n').length))}
      autoFocus={props.autoFocus ?? false}
      onChange={(_, data) => props.onChange(data.value)}
    />
  </Field>
);

const useStyles = makeStyles({
  /** A long choice is cut and makes nothing wider. */
  choice: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** One choice of a few; `none` is the word for not having chosen. */
export const ChoiceField = (
  props: Common & { none?: string; options: { value: string; text: string }[]; disabled?: boolean },
) => {
  const styles = useStyles();
  return (
    <Field {...about(props)} className={styles.choice}>
      <Select
        value={props.value}
        {...(props.name ? { name: props.name } : {})}
        disabled={props.disabled ?? false}
        onChange={(_, data) => props.onChange(data.value)}
      >
        {props.none === undefined ? null : <option value="">{props.none}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
    </Field>
  );
};
