package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Till.Answer;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.rulebook.Installed;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.util.List;
import java.util.Map;

/** A server with its tills, its members, its rulebook and its books, for tests of the whole. */
public class Shop {

  private final Server server;
  private final GivenMembers members;
  private final GivenRulebook rulebook;
  private final Books books;

  Shop(Server server, DatabaseAddress address, Installed rulebooks) {
    this.server = server;
    this.members = new GivenMembers(address);
    this.rulebook = new GivenRulebook(rulebooks);
    this.books = new Books(address);
  }

  public Till till() {
    return as(Role.TILL);
  }

  public Till as(Role role) {
    return withKey(FirstKeys.demoKeys().get(role));
  }

  public Till withKey(String key) {
    return new Till(server.url(), key);
  }

  /** A new till key that is bound to these stores. */
  public Till boundTo(String... stores) {
    return boundTo(Role.TILL, stores);
  }

  /** A new key of a role that is bound to these stores. */
  public Till boundTo(Role role, String... stores) {
    Answer made =
        as(Role.ADMIN)
            .post(
                "/v1/api-keys",
                Till.written(
                    Map.of("name", "bound", "role", role.code(), "stores", List.of(stores))));
    return withKey(made.text("/key"));
  }

  public Someone enrol() {
    return members.enrol();
  }

  public List<Someone> enrol(int number) {
    return members.enrol(number);
  }

  public GivenRulebook rulebook() {
    return rulebook;
  }

  public Books books() {
    return books;
  }

  public Answer balance(Someone member) {
    return till().get("/v1/members/" + member.id() + "/balance");
  }

  /** The proof of the whole database. */
  public Answer verification() {
    return as(Role.ADMIN).post("/v1/ledger/verification", "");
  }

  /** Fails, and says where, unless every balance is what its transfers make it. */
  public void theBooksBalance() {
    Answer proof = verification();
    assertThat(proof.at("/ok").asBoolean()).as(proof.body()).isTrue();
  }
}
