import { metricKind } from '../../../bot/core/metrics.ts';
import { metricName } from '../../../bot/core/texts/metrics.ts';
import { ChoiceField, LineField, TextField } from '../../parts/fields.tsx';
import { useSession } from '../../session.tsx';
import { limitText, METRIC_IDS, type RuleForm, ruleFor, withLimit } from './template-form.ts';

/** What a rule asks for: the metric, and its limit where it has one. */
export const RuleFields = ({ rule, put }: { rule: RuleForm; put: (rule: RuleForm) => void }) => {
  const { t, language } = useSession();
  const kind = metricKind(rule.metric);
  const limit = limitText(rule);
  const options = METRIC_IDS.map((value) => ({ value, text: metricName(value, language) })).sort((a, b) =>
    a.text.localeCompare(b.text, language),
  );
  const change = (text: string): void => put(withLimit(rule, text));
  return (
    <>
      <ChoiceField
        label={t.own.metric}
        options={options}
        value={rule.metric}
        onChange={(metric) => put(ruleFor(metric, rule))}
      />
      {limit === null ? null : kind === 'output' || kind === 'outputs' ? (
        <TextField label={t.own.limitOutput} value={limit} onChange={change} />
      ) : (
        <LineField
          label={kind === 'share' ? t.own.limitPercent : t.own.limit}
          type="number"
          value={limit}
          onChange={change}
        />
      )}
    </>
  );
};
