import { describe, expect, it } from 'vitest';
import { firstRowIsData } from './firstRow.ts';

const isData = (text: string) => {
  const [first, ...rows] = text.split('\n').map((line) => line.split(','));
  return firstRowIsData(first!, rows);
};

describe('a first row', () => {
  it.each([
    ['names over numbers', 'age,weight,class\n1,2,a\n2,3,b'],
    ['names over words', 'colour,size\nred,small\nblue,large\nred,large'],
    ['years', '2019,2020,grows\n1,2,yes\n2,3,no\n3,4,yes'],
    ['pixels', 'label,0,1,2\n7,0,0,255\n3,0,1,0'],
    ['the numbers of columns', '0,1,2,3\n5,4,3,0\n5,4,3,1'],
    ['the numbers of columns from 1', '1,2,3\n5,4,3\n5,4,3'],
    ['an index without a name', ',0,1,target\n0,5,6,a\n1,5,7,b\n2,5,7,a'],
    ['a name that is a value elsewhere', 'yes,no\nno,yes\nno,yes'],
    ['a name that its own column has once', 'word,tag\nrun,verb\nfox,noun\ntag,tag\nfast,verb'],
    ['words alone', 'text,topic\nit rains,weather\nit snows,weather\na topic,topic'],
    ['a year over words', '2019,class\ngood,a\nbad,b\ngood,b'],
    ['nothing under it', 'a,b'],
  ])('with %s has names', (_, text) => {
    expect(isData(text)).toBe(false);
  });

  it.each([
    ['numbers', '5.1,3.5,0\n4.9,3,1\n6,2,0'],
    ['whole numbers', '5,3,1\n4,3,0'],
    ['two whole numbers from 0', '0,1\n4,0\n5,1'],
    ['numbers and a class', '5.1,3.5,setosa\n4.9,3,setosa\n6,3,other'],
    ['a whole number and words', '30,Rome,yes\n41,Oslo,no\n8,Rome,yes'],
    ['a word that comes once and a class', '30,Rome,yes\n41,Oslo,no\n8,Oslo,yes'],
    ['words that all come again', 'p,x,s\ne,x,s\np,b,y\ne,b,s'],
    ['money and percent', '"$5",12%,a\n"$7",3%,b\n"$8",4%,a'.replaceAll('"', '')],
    ['a missing cell', '?,3,yes\n1,2,no\n2,5,yes'],
  ])('with %s is data', (_, text) => {
    expect(isData(text)).toBe(true);
  });
});
