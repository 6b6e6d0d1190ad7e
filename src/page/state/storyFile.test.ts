import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLink } from '../../lab/experiment/link.ts';
import { STORY_LINK, type StoryFile } from '../../runtime/storyRun.ts';
import { unpackStory } from './storyFile.ts';

const file = JSON.parse(readFileSync('public/recorded/story.json', 'utf8')) as StoryFile;

describe('the recorded story', () => {
  const story = unpackStory(file);

  it('is of the experiment that it is recorded with', () => {
    expect(parseLink(story.link).experiment).toEqual(parseLink(STORY_LINK).experiment);
    expect([story.seed, story.noise]).toEqual([7, 0.3]);
  });

  it('tells all of as many examples', () => {
    const { members, confidence, map, decisions } = story;
    expect([confidence.length, map.x.length, map.y.length, decisions.length]).toEqual(
      Array.from({ length: 4 }, () => members.length),
    );
    expect(map.labelled).toHaveLength(10);
    expect([...map.labelled].every((i) => decisions[i] === 2)).toBe(true);
    expect(decisions.filter((one) => one === 2)).toHaveLength(10);
  });

  it('shows a member and a non-member under one label, which neither has by right', () => {
    const [left, right] = story.pictures;
    expect([left.member, right.member].sort()).toEqual([false, true]);
    expect(left.label).toBe(right.label);
    expect([left.truth, right.truth]).not.toContain(left.label);
  });

  it('has an effect that can be seen', () => {
    const [member, other] = [...story.pictures].sort((a, b) => Number(b.member) - Number(a.member));
    expect(member!.posterior[member!.label]).toBeGreaterThan(0.9);
    expect(other!.posterior[other!.label]).toBeLessThan(0.5);
    expect(story.figures.clmia.low).toBeGreaterThan(0.6);
  });

  it('of another version is refused', () => {
    expect(() => unpackStory({ ...file, version: 2 as 1 })).toThrow('version 2');
  });
});
