import { queryOptions } from '@tanstack/react-query';
import type {
  deviceBody,
  KioskDevice,
  madeDeviceReply,
  Share,
  secretReply,
  shareReply,
} from '@voldaan/server/entrances/schema';
import { request, withQuery } from '../http/request.ts';
import type { Wire } from '../http/wire.ts';

export type { KioskDevice, Share } from '@voldaan/server/entrances/schema';
export type MadeSecret = Wire<typeof secretReply>;
export type MadeDevice = Wire<typeof madeDeviceReply>;
export type DeviceWish = Wire<typeof deviceBody>;

export function shareQuery(surveyId: string) {
  return queryOptions({
    queryKey: ['share', surveyId],
    queryFn: ({ signal }): Promise<Share> => request('GET', `/v1/surveys/${surveyId}/share`, { signal }),
  });
}

export function qrAddress(surveyId: string, format: 'svg' | 'png'): string {
  return withQuery(`/v1/surveys/${surveyId}/qr`, { format });
}

export function cardAddress(surveyId: string, language: string): string {
  return withQuery(`/v1/surveys/${surveyId}/card`, { language });
}

export function saveWebsites(surveyId: string, websites: readonly string[]): Promise<Wire<typeof shareReply>> {
  return request('PATCH', `/v1/surveys/${surveyId}/share`, { json: { websites } });
}

export function makeDevice(surveyId: string, wish: DeviceWish): Promise<MadeDevice> {
  return request('POST', `/v1/surveys/${surveyId}/kiosk-devices`, { json: wish });
}

export function revokeDevice(device: KioskDevice): Promise<unknown> {
  return request('DELETE', `/v1/kiosk-devices/${device.id}`);
}

export function makeSecret(): Promise<MadeSecret> {
  return request('POST', '/v1/embed-secrets', { json: {} });
}
