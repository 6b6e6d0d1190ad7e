/** Browser entry: answers one request after another. */
import { ownPort } from '../../../runtime/browser/ports.ts';
import { serve } from '../../../runtime/rpc.ts';
import { type EvidenceService, HANDLERS } from './derivations.ts';

serve<EvidenceService>(ownPort, HANDLERS);
