import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import type { Session, SessionPerson, StaffRole } from "../api/types";
import { forgetDrafts } from "../forms/useKeptDraft";

/** Who is signed in on this device, and how one can sign in. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: (): Promise<Session> => answered(api.GET("/v1/session")),
  staleTime: 5 * 60_000,
});

/** The session of the person for whom the page is. */
export interface SignedIn {
  readonly person: SessionPerson;
  readonly ways: Session["ways"];
  /** Currency (ISO 4217) and time zone of the programme. */
  readonly programme: Session["programme"];
  /** The demo programme: passwords are public. */
  readonly demo: boolean;
  /** Whether the person has one of the roles; an admin has them all. */
  readonly may: (...roles: readonly StaffRole[]) => boolean;
  readonly signOut: () => Promise<void>;
}

/** Whether a role includes one of the others: an admin may do everything. */
export function includes(role: StaffRole, wanted: readonly StaffRole[]): boolean {
  return role === "admin" || wanted.includes(role);
}

/** The session; only below the shell, where somebody is signed in. */
export function useSession(): SignedIn {
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(sessionQuery);
  const { person } = data;
  if (person === null) {
    throw new Error("Nobody is signed in");
  }
  return {
    person,
    ways: data.ways,
    programme: data.programme,
    demo: data.demo,
    may: (...roles) => includes(person.role, roles),
    signOut: async () => {
      await answered(api.DELETE("/v1/session"));
      // Nothing that one person saw stays in memory for the next.
      queries.clear();
      forgetDrafts();
      window.location.assign("/admin/sign-in");
    },
  };
}
