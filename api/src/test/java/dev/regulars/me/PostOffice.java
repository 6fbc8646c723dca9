package dev.regulars.me;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server of the tests. It speaks SMTP, and fails when it is told to. */
final class PostOffice implements AutoCloseable {

  /** What happens to the next mails, one after the other; then they are taken. */
  enum Trouble {
    /** 451: not now. */
    RECIPIENT_LATER,
    /** 550: never. */
    RECIPIENT_UNKNOWN,
    /** 550 for whom it is from. */
    SENDER_REFUSED,
    /** 452: full just now, after all of it was sent. */
    CONTENT_LATER,
    /** 554: no such mails. */
    CONTENT_REFUSED,
    /** It is taken, and the line is cut before anybody hears so. */
    CUT_AFTER_TAKING
  }

  private final ConcurrentLinkedQueue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
  private final SMTPServer server;

  PostOffice() {
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Desk())
            .build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  void trouble(Trouble... next) {
    troubles.addAll(List.of(next));
  }

  /** Mails that were taken, in their order. */
  List<MimeMessage> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Desk implements MessageHandler {

    @Override
    public void from(String from) throws RejectException {
      meet(Trouble.SENDER_REFUSED, new RejectException(550, "5.7.1 not from you"));
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      meet(Trouble.RECIPIENT_LATER, new RejectException(451, "4.7.1 greylisted"));
      meet(Trouble.RECIPIENT_UNKNOWN, new RejectException(550, "5.1.1 unknown " + recipient));
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] bytes = data.readAllBytes();
      meet(Trouble.CONTENT_LATER, new RejectException(452, "4.2.2 mailbox full"));
      meet(Trouble.CONTENT_REFUSED, new RejectException(554, "5.6.0 not here"));
      try {
        taken.add(
            new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
      } catch (MessagingException unreadable) {
        throw new IOException(unreadable);
      }
      meet(Trouble.CUT_AFTER_TAKING, new DropConnectionException(421, "gone"));
      return "taken";
    }

    private void meet(Trouble trouble, RejectException rejected) throws RejectException {
      if (troubles.peek() == trouble) {
        troubles.poll();
        throw rejected;
      }
    }

    @Override
    public void done() {
      // Nothing is kept open.
    }
  }
}
