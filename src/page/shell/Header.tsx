import Dices from 'lucide-react/icons/dices';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Settings2 from 'lucide-react/icons/settings-2';
import Share2 from 'lucide-react/icons/share-2';
import Square from 'lucide-react/icons/square';
import StepForward from 'lucide-react/icons/step-forward';
import { type MouseEvent, useState } from 'react';
import type { PresetName } from '../../lab/experiment/presets.ts';
import { PRESET_NAMES } from '../../lab/experiment/presets.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { kindOf, kinds } from '../common/kindTexts.ts';
import { lazyDialog } from '../common/lazyParts.tsx';
import { texts as commonTexts } from '../common/texts.ts';
import { changedSettings } from '../settings/changedSettings.ts';
import { isFaded } from '../state/belonging.ts';
import { dropoutSweepController } from '../state/dropoutSweepController.ts';
import { estimateController } from '../state/estimateController.ts';
import { lateCode } from '../state/lateCode.ts';
import { currentPreset } from '../state/presets.ts';
import { runController } from '../state/runController.ts';
import { newSeed } from '../state/seed.ts';
import { useLab } from '../state/store.ts';
import { toggleStory } from '../state/story.ts';
import type { Viewpoint } from '../state/viewSlice.ts';
import styles from './Header.module.css';
import { Logo } from './Logo.tsx';
import { type ControlState, runControls } from './runControls.ts';
import { texts } from './texts.ts';

const SettingsDrawer = lazyDialog(lateCode(() => import('../settings/SettingsDrawer.tsx')));
const ShareDialog = lazyDialog(lateCode(() => import('../share/ShareDialog.tsx')));

const PRESETS = PRESET_NAMES.map((id) => ({ id, ...texts.presets[id] }));
const VIEWPOINTS: readonly { value: Viewpoint; label: string }[] = [
  { value: 'attacker', label: texts.viewpoint.attacker },
  { value: 'ours', label: texts.viewpoint.ours },
];

export function Header() {
  const [open, setOpen] = useState<'settings' | 'share' | null>(null);
  const close = () => setOpen(null);
  const embed = useLab((state) => state.embed);
  const hideControls = useLab((state) => state.hideControls);
  const viewpoint = useLab((state) => state.viewpoint);
  const lesson = useLab((state) => state.lesson !== null);
  const title = useLab(({ experiment }) => texts.title(kinds[kindOf(experiment)].one));
  const seed = useLab((state) => state.experiment.seed);
  const preset = useLab((state) => currentPreset(state.experiment));
  const changed = useLab((state) => changedSettings(state.experiment).length);
  const { look, choosePreset, setValue } = useLab.getState();
  return (
    <header className={styles.header}>
      {embed ? (
        <VisuallyHidden as="h1">{title}</VisuallyHidden>
      ) : (
        <>
          <Logo className={styles.logo} />
          <h1 className={styles.title}>{title}</h1>
          <span className={styles.name}>{commonTexts.name}</span>
          <IconButton label={commonTexts.story} onClick={toggleStory}>
            <Lightbulb aria-hidden="true" />
          </IconButton>
          <IconButton
            label={commonTexts.lesson}
            pressed={lesson}
            onClick={() => look({ lesson: lesson ? null : '' })}
          >
            <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
              <path d="M8 4Q5 3 2 3v9q3 0 6 1 3-1 6-1V3q-3 0-6 1v9" />
            </svg>
          </IconButton>
        </>
      )}
      <span className={styles.space} />
      <SegmentedControl
        className={styles.viewpoint ?? ''}
        label={texts.viewpoint.label}
        options={VIEWPOINTS}
        value={viewpoint}
        onChange={(value) => look({ viewpoint: value })}
      />
      {hideControls ? null : (
        <>
          <Menu
            className={styles.presets ?? ''}
            label={
              <span className={styles.preset} data-settings>
                {preset ? texts.presets[preset].title.split(':')[0] : texts.controls.custom}
              </span>
            }
            listLabel={texts.controls.presets}
            items={PRESETS}
            {...(preset && { current: preset })}
            align="end"
            onPick={(id) => choosePreset(id as PresetName)}
          />
          <Button
            className={styles.shrinks ?? ''}
            icon={<Dices aria-hidden="true" />}
            title={texts.controls.newSeed}
            aria-label={`${texts.controls.seed(seed)}. ${texts.controls.newSeed}`}
            onClick={() => setValue('seed', newSeed(seed))}
          >
            <span className={cx(styles.wide, styles.seed)} data-settings>
              {texts.controls.seed(seed)}
            </span>
          </Button>
          <IconButton label={texts.controls.reset} onClick={runController.reset}>
            <RotateCcw aria-hidden="true" />
          </IconButton>
          <IconButton
            className={styles.settings ?? ''}
            label={changed > 0 ? texts.controls.settingsChanged(changed) : texts.controls.settings}
            onClick={() => setOpen('settings')}
          >
            <Settings2 aria-hidden="true" />
            {changed > 0 ? (
              <span className={styles.count} aria-hidden="true">
                {changed}
              </span>
            ) : null}
          </IconButton>
        </>
      )}
      {embed ? null : (
        <Button
          className={cx(styles.shrinks, styles.share)}
          icon={<Share2 aria-hidden="true" />}
          aria-label={texts.controls.share}
          onClick={() => setOpen('share')}
        >
          <span className={styles.wide}>{texts.controls.share}</span>
        </Button>
      )}
      <RunButtons />
      {open === 'settings' ? <SettingsDrawer onClose={close} /> : null}
      {open === 'share' ? <ShareDialog onClose={close} /> : null}
    </header>
  );
}

function RunButtons() {
  const status = useLab((state) => state.status);
  const sweeping = useLab((state) => state.sweep !== null);
  const isShown = useLab(({ last, experiment }) => last !== null && !isFaded(last, experiment));
  const { run, pause, resume, step, stop } = runController;
  const { wantEstimate } = estimateController;
  const controls = runControls(status, { sweeping, isShown });
  const active = status === 'running' || status === 'paused';
  return (
    <div className={styles.run}>
      <IconButton label={texts.controls.step} {...said(controls.step, step)}>
        <StepForward aria-hidden="true" />
      </IconButton>
      <IconButton
        label={commonTexts.stop}
        {...said(controls.stop, active ? stop : dropoutSweepController.stopSweep)}
      >
        <Square aria-hidden="true" />
      </IconButton>
      {controls.main === 'pause' ? (
        <Button
          variant="primary"
          data-does="pause"
          icon={<Pause aria-hidden="true" />}
          onClick={single(pause)}
        >
          {texts.controls.pause}
        </Button>
      ) : controls.main === 'resume' ? (
        <Button
          variant="primary"
          data-does="resume"
          icon={<Play aria-hidden="true" />}
          onClick={single(resume)}
        >
          {texts.controls.resume}
        </Button>
      ) : (
        <Button
          variant="primary"
          data-does="run"
          icon={<Play aria-hidden="true" />}
          onClick={run}
          onFocus={wantEstimate}
          onPointerEnter={wantEstimate}
        >
          {texts.controls.run}
        </Button>
      )}
    </div>
  );
}

/** The second click of a double one is not for what the button has become by the first. */
const single = (act: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) act();
};

/** What a button is given: what it does, or the reason why it does nothing, which it tells and stays in reach to tell. */
function said(control: ControlState, onClick: () => void) {
  return 'does' in control ? { about: control.does, onClick } : { about: control.reason, unavailable: true };
}
