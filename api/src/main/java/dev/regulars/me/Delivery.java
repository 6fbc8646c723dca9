package dev.regulars.me;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Which ways lead to members: the demo's mailbox, a mail server by settings, or none. */
@Component
class Delivery {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private static final int FOR_GOOD = 500;

  private final boolean demo;
  private final @Nullable JavaMailSender server;
  private final String from;

  Delivery(
      @Value("${regulars.demo}") boolean demo,
      ObjectProvider<JavaMailSender> server,
      MeProperties properties) {
    this.demo = demo;
    this.server = server.getIfAvailable();
    this.from = properties.mailFrom() == null ? "" : properties.mailFrom();
    if (!demo && this.server != null && from.isBlank()) {
      throw new IllegalArgumentException(
          "regulars.me.mail-from is missing: with spring.mail.host, mails need a sender, such as"
              + " Corner Coffee <hello@corner.example>");
    }
  }

  /** It could not be sent, and never can be. */
  static final class Impossible extends Exception {

    private static final long serialVersionUID = 1;

    Impossible(String message, Throwable cause) {
      super(message, cause);
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void tell() {
    if (!demo && server == null) {
      log.warn(
          "Members cannot sign in: there is no mail server to send them codes. Set spring.mail.host"
              + " and regulars.me.mail-from; see deploy/README.md");
    }
  }

  /** Everything is shown at {@code /demo/mailbox}, and goes nowhere else. */
  boolean isDemo() {
    return demo;
  }

  /** Whether e-mail finds its way. */
  boolean reachesEmail() {
    return demo || server != null;
  }

  /** Whether text messages do. */
  boolean reachesPhones() {
    return demo;
  }

  /** Sends one, on a thread that may wait; fails with {@link Impossible} where it never can be. */
  Mono<Void> send(Mail.Due mail) {
    return Mono.fromCallable(
            () -> {
              send(mail, Objects.requireNonNull(server));
              return true;
            })
        .subscribeOn(Schedulers.boundedElastic())
        .then();
  }

  private void send(Mail.Due mail, JavaMailSender sender) throws MessagingException, Impossible {
    MimeMessage message = new Identified(sender.createMimeMessage(), mail.id());
    MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(new InternetAddress(from));
    helper.setTo(mail.recipient());
    helper.setSubject(mail.subject());
    helper.setText(mail.body(), html(mail.body()));
    try {
      sender.send(message);
    } catch (MailSendException e) {
      OptionalInt code = e.getFailedMessages().values().stream().mapToInt(Delivery::refusal).max();
      if (code.isPresent() && code.getAsInt() >= FOR_GOOD) {
        throw new Impossible("the mail server refuses it for good: " + code.getAsInt(), e);
      }
      throw e;
    }
  }

  /**
   * The reply (RFC 5321, section 4.2.1) with which a mail server refused the recipient or the
   * message, 0 for none: from 500 on it will not take it at another time either. That it refuses
   * the sender is about settings, and no mail's fault.
   */
  private static int refusal(@Nullable Exception failure) {
    int code =
        switch (failure) {
          case SMTPAddressFailedException address -> address.getReturnCode();
          case SMTPSendFailedException sender when sender.getCommand().startsWith("MAIL") -> 0;
          case SMTPSendFailedException message -> message.getReturnCode();
          case null, default -> 0;
        };
    return failure instanceof MessagingException mail
        ? Math.max(code, refusal(mail.getNextException()))
        : code;
  }

  private static String html(String text) {
    StringBuilder html = new StringBuilder("<!doctype html><html><body>");
    for (String paragraph : text.split("\n\n")) {
      html.append("<p>")
          .append(HtmlUtils.htmlEscape(paragraph).replace("\n", "<br>"))
          .append("</p>");
    }
    return html.append("</body></html>").toString();
  }

  /** A message with an id of its own choice; otherwise each attempt would get another one. */
  private static final class Identified extends MimeMessage {

    private final UUID id;

    Identified(MimeMessage empty, UUID id) {
      super(empty.getSession());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@regulars>");
    }
  }
}
