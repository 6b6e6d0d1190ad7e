/** What is made of the files of one official archive as they come. */
import { DataFileError } from '../compactFile.ts';
import { joined } from '../joined.ts';
import { MOST_NAME_BYTES, readClassNames } from './classNames.ts';
import type { Entry } from './entries.ts';
import { KeptPictures } from './keptPictures.ts';
import type { Reading } from './layout.ts';
import { eachRecord, hintOf, recordCount, withoutPartner } from './records.ts';

const CHANNELS = 3;

async function whole(entry: Entry): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of entry.chunks()) pieces.push(piece);
  return joined(pieces);
}

export class PartReader {
  private readonly kept: KeptPictures;
  private names: readonly string[] | undefined;
  private readonly reading: Reading;
  private readonly expected: readonly number[];
  /** Where each file was found. */
  private readonly found = new Map<string, string>();

  /** @param expected the parts that may come: indices into the layout's */
  constructor(reading: Reading, limit: number, expected: readonly number[]) {
    this.reading = reading;
    this.expected = expected;
    this.kept = new KeptPictures(limit, reading.side ** 2 * CHANNELS, expected);
  }

  /** Whether nothing that may still come changes the outcome. */
  get complete(): boolean {
    return this.kept.complete;
  }

  /** @throws DataFileError */
  async take(entry: Entry): Promise<void> {
    const { layout, namesFile } = this.reading;
    const part = layout.parts.findIndex(({ file, labels }) => entry.name === file || entry.name === labels);
    if (part < 0 && entry.name !== namesFile) return;
    const before = this.found.get(entry.name);
    if (before !== undefined) {
      throw new DataFileError(entry.where, `is there twice (${before}).`, hintOf(layout));
    }
    this.found.set(entry.name, entry.where);
    if (part < 0) await this.takeNames(entry);
    else if (entry.name === layout.parts[part]!.file) await this.takePictures(entry, part);
    else await this.takeLabels(entry, part);
  }

  private checkLabel(where: string, label: number, offset: number, byte: number): void {
    const { layout } = this.reading;
    const last = layout.firstLabel + layout.classes[byte]! - 1;
    if (label >= layout.firstLabel && label <= last) return;
    const problem = `label ${label} at byte ${offset} is outside ${layout.firstLabel}-${last}.`;
    throw new DataFileError(where, problem, hintOf(layout));
  }

  private async takePictures(entry: Entry, part: number): Promise<void> {
    const { layout, read, labelAt } = this.reading;
    const { most, labels: partner } = layout.parts[part]!;
    const count = recordCount(entry, layout, most);
    const kept = this.kept.open(part, count);
    const labels = new Uint8Array(kept);
    await eachRecord(entry.chunks(), layout.recordBytes, kept, (record, index) => {
      if (!partner) {
        for (let byte = 0; byte < layout.classes.length; byte++)
          this.checkLabel(entry.where, record[byte]!, index * layout.recordBytes + byte, byte);
        labels[index] = record[labelAt]! - layout.firstLabel;
      }
      read(record, this.kept.picture(part, index));
    });
    this.kept.close(part);
    if (!partner) this.kept.setLabels(part, labels);
    this.compareCounts(part);
  }

  private async takeLabels(entry: Entry, part: number): Promise<void> {
    const { layout } = this.reading;
    const { most } = layout.parts[part]!;
    if (entry.size === 0 || entry.size > most) {
      const problem = `has ${entry.size} bytes, one for each label; the official file has ${most}.`;
      throw new DataFileError(entry.where, problem, hintOf(layout));
    }
    const labels = await whole(entry);
    labels.forEach((label, i) => {
      this.checkLabel(entry.where, label, i, 0);
      labels[i] = label - layout.firstLabel;
    });
    this.kept.setLabels(part, labels);
    this.compareCounts(part);
  }

  private async takeNames(entry: Entry): Promise<void> {
    if (entry.size > MOST_NAME_BYTES) return;
    this.names = readClassNames(await whole(entry), this.reading.classNames.length);
  }

  /** Where pictures and labels are in two files, as soon as both are there. */
  private compareCounts(part: number): void {
    const { layout } = this.reading;
    const { file, labels: partner } = layout.parts[part]!;
    const [pictures, labels] = [this.kept.countOf(part), this.kept.labelsOf(part)?.length];
    if (!partner || pictures === undefined || labels === undefined || pictures === labels) return;
    const problem = `has ${labels} labels (its end is at byte ${labels}) where ${file} has ${pictures} pictures.`;
    throw new DataFileError(this.found.get(partner)!, problem, hintOf(layout));
  }

  /** @throws DataFileError where a file's partner, or every file of pictures, has not come */
  finish() {
    const { layout, classNames } = this.reading;
    if (!this.complete) this.checkPartners();
    const result = this.kept.result();
    if (result.count === 0) {
      const files = layout.parts.map(({ file }) => file).join(', ');
      throw new DataFileError(layout.title, `none of ${files} is there.`, hintOf(layout));
    }
    return { ...result, classNames: this.names ?? classNames };
  }

  private checkPartners(): void {
    const { layout } = this.reading;
    for (const part of this.expected) {
      const { file, labels } = layout.parts[part]!;
      const [pictures, partner] = [this.found.get(file), labels && this.found.get(labels)];
      if (labels && pictures && !partner) throw withoutPartner(layout, pictures, labels);
      if (partner && !pictures) throw withoutPartner(layout, partner, file);
    }
  }
}
