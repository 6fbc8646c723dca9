package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Till.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A member who signs in by the code from the demo's mailbox. */
public final class MemberAtHome {

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  private final Shop shop;
  private final String id;
  private final String email;
  private final String token;

  private MemberAtHome(Shop shop, String id, String email, String token) {
    this.shop = shop;
    this.id = id;
    this.email = email;
    this.token = token;
  }

  /** Somebody new, who has signed in. */
  public static MemberAtHome in(Shop shop) {
    return in(shop, Map.of("name", "Ada Lovelace"));
  }

  /** The same, with what they said of themselves but an address. */
  public static MemberAtHome in(Shop shop, Map<String, ?> said) {
    String email = UUID.randomUUID() + "@home.example";
    Map<String, Object> body = new TreeMap<>(said);
    body.put("email", email);
    Answer enrolled = shop.till().post("/v1/members", Till.written(body));
    assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
    return new MemberAtHome(shop, enrolled.text("/id"), email, signIn(shop, email));
  }

  /** The token of a session that began just now. */
  public static String signIn(Shop shop, String email) {
    Till nobody = shop.withKey(null);
    Answer asked = nobody.post("/v1/me/codes", Till.written(Map.of("email", email)));
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    Answer in =
        nobody.post(
            "/v1/me/sessions", Till.written(Map.of("email", email, "code", code(shop, email))));
    assertThat(in.status()).as(in.body()).isEqualTo(201);
    return in.text("/token");
  }

  /** The newest code that was sent to an address. */
  public static String code(Shop shop, String email) {
    Answer mailbox =
        shop.withKey(null)
            .send("GET", "/demo/mailbox", null, new byte[0], "Accept", "application/json");
    for (var mail : mailbox.json().path("items")) {
      if (mail.path("to").asString("").equals(email)) {
        Matcher code = CODE.matcher(mail.path("text").asString());
        assertThat(code.find()).isTrue();
        return code.group();
      }
    }
    throw new AssertionError("no mail to " + email + " in " + mailbox.body());
  }

  public Till here() {
    return shop.withKey(token);
  }

  public String id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String token() {
    return token;
  }
}
