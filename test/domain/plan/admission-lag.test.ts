import { describe, expect, test } from '@jest/globals';
import { admissionLagOf, isAdmissionLag } from '../../../src/domain/plan/admission-lag.ts';
import { ConflictError, KubernetesError, NetworkError } from '../../../src/domain/shared/errors.ts';

function refused(text: string, status = 403): KubernetesError {
  const message = `applying X default/x: admission webhook "v.kb.io" denied the request: ${text}`;
  return new KubernetesError({ code: 'HHS-2511', message, help: '', status, reason: 'Forbidden' });
}

describe('a refusal that may be gone a moment later', () => {
  test.each([
    ['failed to validate vpc: IPv4Namespace default not found', 'reference'],
    ['vpc red not found', 'reference'],
    ['switch lf-1 used in connection not found', 'reference'],
    ['subnet web not found in VPC blue', 'reference'],
    ['failed to validate external peering: vpc red does not have subnet cache', 'reference'],
    ['gateway group ghost not found: invalid gateway', 'reference'],
    ['VPC has attachments', 'dependents'],
    ['VPC has external peerings', 'dependents'],
    ['switch has connections', 'dependents'],
    ['VLANNamespace has switches', 'dependents'],
    ['VPC has static external connections (using withingVPC option)', 'dependents'],
    ['building gateway agent: vpcinfo not ready: red: retry later', 'controller'],
    ['building gateway agent: gateway not found for gateway group: default', 'controller'],
  ])('%s: %s', (text, lag) => {
    expect(admissionLagOf(refused(text))).toBe(lag);
  });

  test('whatever status the webhook gave it', () => {
    expect(isAdmissionLag(refused('vpc red not found', 404))).toBe(true);
    expect(isAdmissionLag(refused('vpc red not found', 500))).toBe(true);
  });

  test('is a webhook that cannot be called', () => {
    const message =
      'applying X default/x: Internal error occurred: failed calling webhook "v": connection refused';
    const facts = { code: 'HHS-2512', message, help: '', status: 500, reason: 'InternalError' };
    expect(admissionLagOf(new KubernetesError(facts))).toBe('webhook');
  });

  test('is a write that met another one inside the server, but not one whose precondition failed', () => {
    const facts = { code: 'HHS-2507', message: 'modified', help: '', conflict: 'resource-version' as const };
    expect(admissionLagOf(new ConflictError({ ...facts, retryable: true }))).toBe('race');
    expect(admissionLagOf(new ConflictError(facts))).toBeNull();
  });
});

describe('a refusal that stays', () => {
  test.each([
    'port E1/99 not found in switch profile',
    'port profile ghost for port E1/4 not found in switch profile',
    'vlan is required',
    'failed to validate vpc: duplicate subnet VLANs',
    'failed to validate vpc attachment: connection x already attached to vpc subnet red/web',
  ])('%s', (text) => {
    expect(isAdmissionLag(refused(text))).toBe(false);
  });

  test('is an object that is not there, a schema error, a foreign field, a network error', () => {
    const facts = { code: 'HHS-2503', message: 'reading X: not found', help: '' };
    expect(isAdmissionLag(new KubernetesError({ ...facts, status: 404, reason: 'NotFound' }))).toBe(false);
    expect(isAdmissionLag(new KubernetesError({ ...facts, status: 422, reason: 'Invalid' }))).toBe(false);
    expect(isAdmissionLag(new ConflictError({ ...facts, conflict: 'field-manager' }))).toBe(false);
    expect(isAdmissionLag(new NetworkError(facts))).toBe(false);
    expect(isAdmissionLag('not found')).toBe(false);
  });
});
