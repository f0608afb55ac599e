/** The middle value; between the two middle ones where their number is even. @throws RangeError where there is none */
export function median(values) {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that a share of all (0 to 1) do not exceed: the nearest rank. */
export function percentile(values, share) {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/**
 * How two series compare that were measured in turns: the ratio of their medians, and the median of the ratios of runs
 * that stood beside each other. They part where the machine's pace changed meanwhile.
 */
export function compareSeries(ours, theirs) {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} runs beside ${theirs.length}`);
  return {
    ofMedians: median(ours) / median(theirs),
    paired: median(ours.map((value, index) => value / theirs[index])),
  };
}
