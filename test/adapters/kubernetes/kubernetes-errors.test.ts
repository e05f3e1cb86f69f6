import { describe, expect, test } from '@jest/globals';
import { errorOfStatus } from '../../../src/adapters/kubernetes/kubernetes-errors.ts';
import type { RequestSubject } from '../../../src/adapters/kubernetes/request-subject.ts';
import { statusBodyOf } from '../../../src/adapters/kubernetes/status-body.ts';
import { isAdmissionLag } from '../../../src/domain/plan/admission-lag.ts';
import {
  AuthenticationError,
  ConflictError,
  KubernetesError,
  NetworkError,
} from '../../../src/domain/shared/errors.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';

const subject: RequestSubject = {
  verb: 'patch',
  group: 'example.com',
  resource: 'things',
  kind: 'Thing',
  namespace: 'default',
  name: 'a',
  preconditioned: false,
};

function errorOf(status: number, reason: string, message: string, details: JsonObject = {}) {
  const body = statusBodyOf({ kind: 'Status', status: 'Failure', code: status, reason, message, details });
  return errorOfStatus(subject, status, body);
}

describe('who may not', () => {
  test('401 is about credentials', () => {
    const error = errorOf(401, 'Unauthorized', 'Unauthorized');
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.code).toBe('HHS-2201');
  });

  test('403 names user, verb, resource and namespace, and the verb that the server missed', () => {
    const text =
      'things.example.com "a" is forbidden: User "ann" cannot create resource "things" in API group "example.com" ' +
      'in the namespace "default"';
    const error = errorOf(403, 'Forbidden', text);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.message).toBe(
      'applying Thing default/a: user ann lacks the right: ' +
        'verb create on things of API group example.com in namespace default',
    );
    expect(error.help).toContain('verb create on things');
  });

  test('403 without a word still names the right', () => {
    expect(errorOfStatus(subject, 403, null).message).toContain('verb patch on things');
  });

  test('403 of a webhook is a refusal of the object', () => {
    const error = errorOf(
      403,
      'Forbidden',
      'admission webhook "v.kb.io" denied the request: vlan is required',
    );
    expect(error).toBeInstanceOf(KubernetesError);
    expect(error.code).toBe('HHS-2511');
    expect(error.message).toContain('vlan is required');
  });

  test('403 of a quota or a dying namespace is not about rights', () => {
    const text =
      'things "a" is forbidden: unable to create new content in namespace x because it is being terminated';
    expect(errorOf(403, 'Forbidden', text).code).toBe('HHS-2516');
  });
});

describe('conflicts', () => {
  test('of field managers name owners and fields', () => {
    const causes = [
      {
        reason: 'FieldManagerConflict',
        message: 'conflict with "kubectl-edit" using v1',
        field: '.spec.vlan',
      },
      {
        reason: 'FieldManagerConflict',
        message: 'conflict with "o\\"dd" with subresource "x"',
        field: '.spec.b',
      },
    ];
    const error = errorOf(409, 'Conflict', 'Apply failed with 2 conflicts', { causes });
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({
      code: 'HHS-2506',
      conflict: 'field-manager',
      retryable: false,
      owners: [
        { manager: 'kubectl-edit', field: '.spec.vlan' },
        { manager: 'o"dd', field: '.spec.b' },
      ],
    });
    expect(error.message).toContain('.spec.vlan (kubectl-edit)');
  });

  test.each([
    ['AlreadyExists', 'things "a" already exists', 'HHS-2505', 'already-exists'],
    ['Conflict', 'the object has been modified; please apply your changes', 'HHS-2507', 'resource-version'],
    [
      'Conflict',
      'Precondition failed: UID in precondition: x, UID in object meta: y',
      'HHS-2508',
      'precondition',
    ],
  ])('%s: %s', (reason, text, code, conflict) => {
    expect(errorOf(409, reason, text)).toMatchObject({ code, conflict });
  });
});

describe('refusals', () => {
  test.each([
    [400, 'BadRequest', 'cannot parse', 'HHS-2501'],
    [404, 'NotFound', 'things.example.com "a" not found', 'HHS-2503'],
    [404, 'NotFound', 'the server could not find the requested resource', 'HHS-2504'],
    [405, 'MethodNotAllowed', 'no', 'HHS-2514'],
    [410, 'Expired', 'too old', 'HHS-2509'],
    [413, 'RequestEntityTooLarge', 'too large', 'HHS-2515'],
    [415, 'UnsupportedMediaType', 'no', 'HHS-2514'],
    [418, 'Teapot', 'short and stout', 'HHS-2500'],
    [500, 'InternalError', 'etcd trouble', 'HHS-2513'],
    [500, 'InternalError', 'Internal error occurred: failed calling webhook "v": refused', 'HHS-2512'],
    [504, 'Timeout', 'failed calling webhook "v": deadline', 'HHS-2512'],
  ])('%d %s (%s) is %s', (status, reason, text, code) => {
    const error = errorOf(status, reason, text, { name: 'a', kind: 'things' });
    expect(error).toBeInstanceOf(KubernetesError);
    expect(error).toMatchObject({ code, status, reason });
    expect(error.message).toContain(text);
  });

  test.each([502, 503, 504])('%d is the network', (status) => {
    expect(errorOf(status, 'ServiceUnavailable', 'etcd down')).toBeInstanceOf(NetworkError);
  });

  test('422 carries its causes', () => {
    const causes = [{ reason: 'FieldValueInvalid', message: 'Invalid value: 5000', field: 'spec.vlan' }];
    expect(errorOf(422, 'Invalid', 'Thing "a" is invalid', { causes })).toMatchObject({
      code: 'HHS-2510',
      causes,
    });
  });

  test.each([
    [
      400,
      'strict decoding error: unknown field "spec.vlann", duplicate field "spec.x"',
      ['spec.vlann', 'spec.x'],
    ],
    [
      500,
      'failed to create typed patch object (a; v1, Kind=Thing): .spec.vlann: field not declared in schema',
      ['spec.vlann'],
    ],
  ])('%d %s names the fields', (status, text, fields) => {
    const error = errorOf(status, 'BadRequest', text);
    expect(error.code).toBe('HHS-2502');
    expect(error instanceof KubernetesError && error.causes.map((cause) => cause.field)).toEqual(fields);
  });

  test.each([
    'patch: Invalid value: "{\\"spec\\":{\\"password\\":\\"very-secret\\"}}": strict decoding error: unknown field "spec.x"',
    'spec: Invalid value: {"password":"very-secret"}: must be less',
    'spec: Invalid value: map[string]interface {}{"password":"very-secret"}: must be less',
  ])('an object that the server quotes is left out: %s', (text) => {
    const causes = [{ reason: 'FieldValueInvalid', field: 'spec', message: text }];
    const error = errorOf(422, 'Invalid', text, { causes });
    expect(error.message).toContain('Invalid value: (left out): ');
    expect(JSON.stringify(error) + error.message).not.toContain('very-secret');
  });

  test('what the server says is one line without control characters, and bounded', () => {
    const error = errorOf(422, 'Invalid', `a\u001b[31m\nb${'x'.repeat(5_000)}`);
    expect(error.message).toMatch(/: a \[31m b/);
    expect(error.message.length).toBeLessThan(1_100);
  });
});

describe('lag of admission', () => {
  const denied = (text: string) =>
    errorOf(403, 'Forbidden', `admission webhook "v.kb.io" denied the request: ${text}`);

  test('is told from answers as the server gives them', () => {
    expect(isAdmissionLag(denied('vpc red not found'))).toBe(true);
    expect(isAdmissionLag(denied('vlan is required'))).toBe(false);
    expect(isAdmissionLag(errorOf(500, 'InternalError', 'failed calling webhook "v": refused'))).toBe(true);
    expect(isAdmissionLag(errorOf(404, 'NotFound', 'things "a" not found', { name: 'a' }))).toBe(false);
    expect(isAdmissionLag(errorOf(409, 'Conflict', 'the object has been modified'))).toBe(true);
  });
});
