import { onCanvasRestored } from '../../ui/onCanvasRestored.ts';
import { type Drawing, drawPlot } from './draw.ts';
import {
  blend,
  countBeyond,
  eased,
  type Glide,
  SETTLING,
  sidesBeyond,
  TURNING,
  type Turning,
  unitPoints,
} from './glide.ts';
import { buildGrid, nearestPoint, type PointGrid } from './grid.ts';
import { insidePolygon } from './lasso.ts';
import { type Limits, robustLimits, settleLimits } from './limits.ts';
import { type Marks, makeMarks, pointRadius, ringStrength } from './marks.ts';
import { closest, type Direction, neighbour } from './neighbours.ts';
import { LIGHT, type Palette } from './palette.ts';

export interface Frame {
  x: Float32Array;
  y: Float32Array;
  kind: Uint8Array;
  labelled: Uint8Array;
  /** To be drawn in; those that suit the points where they are left out. */
  limits?: Limits | null;
}

export interface DrawnPlot {
  readonly drawing: Drawing;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 12;

/** Of a glide about thirty pictures a second are drawn: a run's trainings want the processor, too. */
const PICTURE_MS = 30;

/** At the edge, what lies beyond it; what lies nowhere stays nowhere. */
const held = (value: number) => Math.min(1, Math.max(0, value));

/** The plot's moving picture: keeps the last frame, glides to the next, draws only when something changed. */
export class Scene {
  onDraw: () => void = () => {};
  private readonly canvas: HTMLCanvasElement;
  private drawing: Drawing = {
    points: new Float32Array(0),
    beyond: new Uint8Array(0),
    kind: new Uint8Array(0),
    labelled: new Uint8Array(0),
    selection: null,
    highlighted: null,
    lasso: [],
  };
  private from: Float32Array = new Float32Array(0);
  private to: Float32Array = new Float32Array(0);
  private now: Float32Array = new Float32Array(0);
  private limits: Limits | null = null;
  private started = -Infinity;
  private glide: Glide = SETTLING;
  private glides = false;
  private turn: ReturnType<Turning> = null;
  private painted = -Infinity;
  private palette: Palette = LIGHT;
  private marks: Marks | null = null;
  private image: ImageData | null = null;
  private grid: PointGrid | null = null;
  private size = { width: 0, height: 0, scale: 1 };
  private request = 0;
  private isShown = false;
  private readonly unrestored: () => void;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.unrestored = onCanvasRestored(canvas, () => this.invalidate());
  }

  /**
   * @param glide how the points come to their places; null: at once
   * @returns how many lie beyond the edge
   */
  frame({ x, y, kind, labelled, limits }: Frame, glide: Glide | null): number {
    const same = this.to.length === 2 * x.length;
    this.limits = limits ?? settleLimits(same ? this.limits : null, robustLimits(x, y));
    this.from = same ? this.now.slice() : new Float32Array(2 * x.length).fill(Number.NaN);
    this.to = unitPoints(x, y, this.limits);
    this.now = this.from.slice();
    if (!same || labelled !== this.drawing.labelled) this.marks = null;
    this.drawing = {
      ...this.drawing,
      kind,
      labelled,
      points: new Float32Array(this.to.length),
      beyond: new Uint8Array(x.length),
    };
    this.glides = glide !== null && same;
    this.turn = (this.glides && glide?.turning?.(this.from, this.to)) || null;
    this.glide = this.turn ? TURNING : (glide ?? SETTLING);
    this.started = this.glides ? performance.now() : -Infinity;
    this.settle(performance.now());
    this.invalidate();
    return countBeyond(this.to);
  }

  resize(width: number, height: number, scale: number): void {
    this.size = { width, height, scale };
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    this.marks = null;
    this.image = null;
    this.settle(performance.now());
    this.paint();
  }

  /** Nothing is painted before somebody could see it. */
  show(): void {
    if (this.isShown) return;
    this.isShown = true;
    this.paint();
  }

  paintWith(palette: Palette): void {
    this.palette = palette;
    this.marks = null;
    // At once: a page that is about to be printed draws no further frame.
    this.paint();
  }

  mark(highlighted: number | null, selection: Uint8Array | null): void {
    this.drawing = { ...this.drawing, highlighted, selection };
    this.invalidate();
  }

  lasso(path: readonly number[]): void {
    this.drawing = { ...this.drawing, lasso: path };
    this.invalidate();
  }

  nearest(x: number, y: number, reach: number): number | null {
    this.grid ??= buildGrid(this.drawing.points, this.size.width, this.size.height);
    return nearestPoint(this.grid, x, y, reach);
  }

  inside(path: readonly number[]): number[] {
    return insidePolygon(this.drawing.points, path);
  }

  toward(from: number | null, direction: Direction): number | null {
    const { points } = this.drawing;
    return from === null
      ? closest(points, this.size.width / 2, this.size.height / 2)
      : neighbour(points, from, direction);
  }

  place(index: number): { x: number; y: number } {
    return { x: this.drawing.points[2 * index] ?? 0, y: this.drawing.points[2 * index + 1] ?? 0 };
  }

  /** What is drawn, for a picture of it. */
  drawn(): DrawnPlot {
    return { drawing: this.drawing, radius: this.radius(), ...this.size };
  }

  destroy(): void {
    this.unrestored();
    cancelAnimationFrame(this.request);
    this.request = 0;
  }

  private radius(): number {
    return pointRadius(this.to.length / 2, this.size.width);
  }

  private ringStrength(): number {
    const { labelled } = this.drawing;
    return ringStrength(labelled.reduce((sum, one) => sum + one, 0) / Math.max(1, labelled.length));
  }

  private settle(time: number): void {
    const { width, height } = this.size;
    const { points, beyond } = this.drawing;
    const share = eased(time - this.started, this.glide);
    if (this.turn && share < 1) this.turn(share, this.now);
    else blend(this.from, this.to, share, this.now);
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [this.now[i]!, this.now[i + 1]!];
      points[i] = MARGIN + held(x) * (width - 2 * MARGIN);
      points[i + 1] = height - MARGIN - held(y) * (height - 2 * MARGIN);
      beyond[i / 2] = sidesBeyond(x, y);
    }
    this.grid = null;
  }

  private invalidate(): void {
    if (this.request) return;
    this.request = requestAnimationFrame((time) => {
      this.request = 0;
      const isOver = time - this.started >= this.glide.ms;
      if (isOver || time - this.painted >= PICTURE_MS) {
        if (this.glides) this.settle(time);
        this.glides &&= !isOver;
        this.painted = time;
        this.paint();
      }
      if (this.glides) this.invalidate();
    });
  }

  private paint(): void {
    if (!this.isShown) return;
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context || this.canvas.width * this.canvas.height === 0) return;
    this.marks ??= makeMarks(this.palette, this.radius(), this.size.scale, this.ringStrength());
    this.image ??= context.createImageData(this.canvas.width, this.canvas.height);
    drawPlot(context, this.drawing, this.marks, this.palette, this.size.scale, this.image);
    this.onDraw();
  }
}
