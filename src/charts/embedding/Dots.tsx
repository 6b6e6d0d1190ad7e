interface DotsProps {
  /** Lines without length: their round ends are discs that stay round however the picture is stretched. */
  readonly d: string;
  readonly colour: string;
  /** In pixels of the screen. */
  readonly width: number;
  readonly opacity?: number;
}

/** Points of one colour, in a picture whose lines have round ends. */
export function Dots({ d, colour, width, opacity = 1 }: DotsProps) {
  return (
    <path
      d={d}
      stroke={colour}
      strokeWidth={width}
      strokeOpacity={opacity}
      vectorEffect="non-scaling-stroke"
    />
  );
}
