import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import { given } from "../../shared/layout/search";

export type VoucherType = Schemas["VoucherType"];
export type VoucherTypeRequest = Schemas["VoucherTypeRequest"];
export type Voucher = Schemas["Voucher"];
export type Brought = Schemas["BroughtVoucherCodes"];

export const typesQuery = (after: string | undefined) =>
  queryOptions({
    queryKey: ["voucher-types", after],
    queryFn: () => answered(api.GET("/v1/voucher-types", { params: { query: given({ after }) } })),
    placeholderData: keepPreviousData,
  });

export const typeQuery = (name: string) =>
  queryOptions({
    queryKey: ["voucher-type", name],
    queryFn: () => answered(api.GET("/v1/voucher-types/{name}", { params: { path: { name } } })),
    staleTime: 0,
    gcTime: 0,
  });

export const codesQuery = (search: {
  code?: string | undefined;
  type?: string | undefined;
  after?: string | undefined;
}) =>
  queryOptions({
    queryKey: ["vouchers", search],
    queryFn: ({ signal }) =>
      answered(api.GET("/v1/vouchers", { params: { query: given(search) }, signal })),
    placeholderData: keepPreviousData,
  });

export const voucherQuery = (id: string) =>
  queryOptions({
    queryKey: ["voucher", id],
    queryFn: () => answered(api.GET("/v1/vouchers/{id}", { params: { path: { id } } })),
  });

/**
 * Creates or replaces a type.
 *
 * @param seen the version that was edited; undefined for a new one
 */
export function putType(name: string, body: VoucherTypeRequest, seen: number | undefined) {
  return answered(
    api.PUT("/v1/voucher-types/{name}", {
      params: { path: { name }, header: seen === undefined ? {} : { "If-Match": `"${seen}"` } },
      body,
    }),
  );
}

/**
 * Makes codes; they come as a file.
 *
 * @param key lets the server tell a repetition from a second batch
 */
export function makeCodes(name: string, count: number, key: string): Promise<Blob> {
  return answered(
    api.POST("/v1/voucher-types/{name}/codes", {
      params: { path: { name }, header: { "Idempotency-Key": key } },
      body: { count },
      parseAs: "blob",
    }),
  ) as Promise<Blob>;
}

/** Brings codes in that somebody else made. */
export function bringCodes(name: string, file: File): Promise<Brought> {
  return answered(
    api.POST("/v1/voucher-types/{name}/codes", {
      params: { path: { name } },
      headers: { "Content-Type": "text/csv" },
      body: file as unknown as string,
      bodySerializer: (sent) => sent as unknown as BodyInit,
    }),
  ) as unknown as Promise<Brought>;
}

/** Takes a code back, or gives it back. */
export function settle(id: string, step: "void" | "restore", reason: string) {
  const sent = { params: { path: { id } }, body: { reason } };
  return answered(
    step === "void"
      ? api.POST("/v1/vouchers/{id}/void", sent)
      : api.POST("/v1/vouchers/{id}/restore", sent),
  );
}
