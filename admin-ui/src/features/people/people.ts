import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { StaffRole } from "../../shared/api/types";

export const peopleQuery = (after: string | undefined) =>
  queryOptions({
    queryKey: ["people", after],
    queryFn: () =>
      answered(api.GET("/v1/people", { params: { query: after === undefined ? {} : { after } } })),
  });

export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
}

export function invite(person: NewPerson) {
  return answered(api.POST("/v1/people", { body: person }));
}

/** A new link: for somebody invited to begin, for everybody else to set the password anew. */
export function inviteAgain(id: string) {
  return answered(api.POST("/v1/people/{id}/invitation", { params: { path: { id } } }));
}

export function changePerson(id: string, change: { role?: StaffRole; active?: boolean }) {
  return answered(api.PATCH("/v1/people/{id}", { params: { path: { id } }, body: change }));
}
