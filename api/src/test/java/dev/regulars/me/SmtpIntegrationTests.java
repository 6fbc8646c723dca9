package dev.regulars.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.me.PostOffice.Trouble;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Transactions;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Mails go to a real mail server, which fails in all the ways that there are: once, in order, and
 * again until they are there. Two senders on one database are two servers.
 */
@ServerTest
class SmtpIntegrationTests {

  private static final Duration TAKEN_FOR = Duration.ofMinutes(3);
  private static final Duration NEXT_TRY = Duration.ofSeconds(30);

  @Autowired private DatabaseClient database;
  @Autowired private Transactions transactions;
  @Autowired private Ids ids;

  private final HandClock clock = new HandClock();
  private PostOffice office;
  private Mails mails;
  private MailSending sending;

  @BeforeEach
  void theMailServerIsUp() {
    office = new PostOffice();
    mails = mails();
    sending = new MailSending(mails, delivery(), clock);
  }

  @AfterEach
  void theMailServerIsDown() {
    office.close();
    database.sql("delete from mail where state = 'waiting'").then().block();
  }

  private Delivery delivery() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(office.port());
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "10000");
    StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("sender", sender));
    return new Delivery(
        false,
        beans.getBeanProvider(JavaMailSender.class),
        new MeProperties("Corner Coffee", "#1f5f4a", "Corner Coffee <hello@corner.example>"));
  }

  private Mails mails() {
    return new Mails(database, delivery(), ids, clock);
  }

  private void write(UUID member, String kind, String subject) {
    transactions
        .keep(
            connection ->
                mails
                    .add(
                        connection,
                        new Mail(
                            member,
                            kind,
                            member + "@home.example",
                            subject,
                            "Hello,\n\n1 < 2 & zwölf\nBye",
                            null))
                    .thenReturn(true))
        .block();
  }

  private void write(String subject) {
    write(UUID.randomUUID(), Mail.ANSWER, subject);
  }

  /** Sends until nothing is due. */
  private static void send(MailSending sending) {
    while (Boolean.TRUE.equals(sending.step().block())) {
      // one after the other
    }
  }

  /** What is kept of the last mail. */
  private record Kept(String state, @Nullable String body, @Nullable String error, int attempts) {}

  private Kept kept() {
    return database
        .sql(
            "select state, body, error, attempts from mail where kind <> 'code' and state not in"
                + " ('shown', 'void') order by id desc limit 1")
        .map(
            row ->
                new Kept(
                    row.get("state", String.class),
                    row.get("body", String.class),
                    row.get("error", String.class),
                    row.get("attempts", Integer.class)))
        .one()
        .block();
  }

  private static List<String> subjects(List<MimeMessage> taken) throws Exception {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage mail : taken) {
      subjects.add(mail.getSubject());
    }
    return subjects;
  }

  @Test
  void aMailArrivesOnceInPlainTextAndAsAPage() throws Exception {
    write("Grüße");
    send(sending);
    send(sending);
    assertThat(office.taken()).hasSize(1);
    MimeMessage mail = office.taken().getFirst();
    assertThat(mail.getSubject()).isEqualTo("Grüße");
    assertThat(mail.getFrom())
        .extracting(Object::toString)
        .containsExactly("Corner Coffee <hello@corner.example>");
    assertThat(mail.getHeader("Message-ID")).hasSize(1).allMatch(id -> id.endsWith("@regulars>"));
    assertThat(parts(mail.getContent()))
        .hasSize(2)
        .satisfies(
            parts -> {
              assertThat(parts.getFirst()).contains("1 < 2 & zwölf");
              assertThat(parts.getLast()).contains("1 &lt; 2 &amp; zw", "<br>Bye");
            });
    assertThat(kept()).isEqualTo(new Kept("sent", null, null, 1));
  }

  private static List<String> parts(Object content) throws Exception {
    if (!(content instanceof MimeMultipart several)) {
      return List.of(content.toString());
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < several.getCount(); i++) {
      parts.addAll(parts(several.getBodyPart(i).getContent()));
    }
    return parts;
  }

  @Test
  void whatIsNotTakenNowIsTriedAgainAndComesOnce() throws Exception {
    office.trouble(Trouble.RECIPIENT_LATER, Trouble.CONTENT_LATER);
    write("Later");
    send(sending);
    assertThat(office.taken()).isEmpty();
    assertThat(kept().state()).isEqualTo("waiting");
    assertThat(kept().error()).isEqualTo("MailSendException");
    send(sending);
    assertThat(office.taken()).as("not at once").isEmpty();
    clock.pass(NEXT_TRY);
    send(sending);
    assertThat(kept().attempts()).isEqualTo(2);
    clock.pass(NEXT_TRY.multipliedBy(2));
    send(sending);
    clock.pass(Duration.ofHours(2));
    send(sending);
    assertThat(subjects(office.taken())).containsExactly("Later");
    assertThat(kept()).isEqualTo(new Kept("sent", null, null, 3));
  }

  @Test
  void whatIsNeverTakenIsNotedAndGivenUp() {
    office.trouble(Trouble.RECIPIENT_UNKNOWN);
    write("To nobody");
    send(sending);
    assertThat(kept())
        .isEqualTo(new Kept("failed", null, "the mail server refuses it for good: 550", 1));
    office.trouble(Trouble.CONTENT_REFUSED);
    write("Not such");
    send(sending);
    assertThat(kept().error()).isEqualTo("the mail server refuses it for good: 554");
    clock.pass(Duration.ofHours(2));
    send(sending);
    assertThat(office.taken()).isEmpty();
  }

  @Test
  void aSenderThatIsRefusedIsAMatterOfSettingsAndLosesNoMail() throws Exception {
    office.trouble(Trouble.SENDER_REFUSED);
    write("From us");
    send(sending);
    assertThat(kept().state()).isEqualTo("waiting");
    clock.pass(NEXT_TRY);
    send(sending);
    assertThat(subjects(office.taken())).containsExactly("From us");
  }

  @Test
  void whatCannotComeInTimeIsGivenUp() {
    office.trouble(Trouble.RECIPIENT_LATER);
    write("Stale");
    send(sending);
    clock.pass(Duration.ofDays(2));
    send(sending);
    assertThat(office.taken()).isEmpty();
    assertThat(kept().error()).isEqualTo("it came too late to be of use");
  }

  @Test
  void aMailServerThatIsAwayLosesNothing() throws Exception {
    office.close();
    write("Patient");
    send(sending);
    assertThat(kept().state()).isEqualTo("waiting");
    office = new PostOffice();
    clock.pass(NEXT_TRY);
    send(new MailSending(mails, delivery(), clock));
    assertThat(subjects(office.taken())).containsExactly("Patient");
  }

  @Test
  void aServerThatDiesBeforeItSendsLeavesTheMailToAnotherWhenItsTimeIsOver() throws Exception {
    write("Left behind");
    assertThat(mails.take().block()).isNotNull(); // and here it dies
    MailSending other = new MailSending(mails(), delivery(), clock);
    send(other);
    assertThat(office.taken()).as("the first may still be sending").isEmpty();
    clock.pass(TAKEN_FOR.plusSeconds(1));
    send(other);
    assertThat(subjects(office.taken())).containsExactly("Left behind");
  }

  @Test
  void aLineThatIsCutAfterAMailWasTakenRepeatsItUnderTheSameMessageId() throws Exception {
    office.trouble(Trouble.CUT_AFTER_TAKING);
    write("Twice at most");
    send(sending);
    clock.pass(NEXT_TRY);
    send(sending);
    clock.pass(Duration.ofHours(2));
    send(sending);
    // Nobody can know whether it was taken; mail servers know it again by its id.
    assertThat(office.taken()).hasSizeLessThanOrEqualTo(2).isNotEmpty();
    String id = office.taken().getFirst().getMessageID();
    assertThat(office.taken()).allSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo(id));
    assertThat(kept().state()).isEqualTo("sent");
  }

  @Test
  void manySendersAtOnceSendEachMailOnceAndEachMembersInOrder() throws Exception {
    int members = 8;
    int each = 5;
    for (int n = 0; n < each; n++) {
      for (int i = 0; i < members; i++) {
        write(new UUID(7, i), Mail.ANSWER, i + "-" + n);
      }
    }
    office.trouble(Trouble.RECIPIENT_LATER, Trouble.RECIPIENT_LATER, Trouble.RECIPIENT_LATER);
    for (int round = 0; round < each; round++) {
      try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
        for (int i = 0; i < 4; i++) {
          servers.execute(() -> send(new MailSending(mails(), delivery(), clock)));
        }
      }
      clock.pass(NEXT_TRY);
    }
    List<String> subjects = subjects(office.taken());
    assertThat(subjects).hasSize(members * each).doesNotHaveDuplicates();
    for (int i = 0; i < members; i++) {
      String member = i + "-";
      assertThat(subjects.stream().filter(subject -> subject.startsWith(member))).isSorted();
    }
  }

  @Test
  void aCodeWaitsForNoOtherMail() throws Exception {
    UUID member = UUID.randomUUID();
    office.trouble(Trouble.RECIPIENT_LATER);
    write(member, Mail.ANSWER, "Yesterday's");
    send(sending);
    write(member, Mail.ANSWER, "Today's");
    write(member, Mail.CODE, "123456");
    send(sending);
    assertThat(subjects(office.taken())).containsExactly("123456");
    clock.pass(NEXT_TRY);
    send(sending);
    assertThat(subjects(office.taken())).containsExactly("123456", "Yesterday's", "Today's");
  }

  /** A clock that stands still until it is moved. */
  private static final class HandClock extends Clock {

    private volatile Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
