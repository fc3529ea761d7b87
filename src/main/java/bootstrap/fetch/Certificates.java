package bootstrap.fetch;

import bootstrap.source.SystemReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates of authorities, from a PEM bundle or the runtime's own store. */
sealed interface Certificates {
    int LARGEST_BUNDLE = 16 << 20;

    Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?:X509 )?CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)-----END (?:X509 )?CERTIFICATE-----");

    record Read(List<X509Certificate> all) implements Certificates {
        public Read {
            all = List.copyOf(all);
        }

        Read and(Read more) {
            return new Read(
                    Stream.concat(all.stream(), more.all.stream()).distinct().toList());
        }

        /** Only the certificates: a bundle may hold comments, or a private key that nobody else should read. */
        String pem() {
            StringBuilder text = new StringBuilder();
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            for (X509Certificate certificate : all) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(der(certificate)))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return text.toString();
        }

        private static byte[] der(Certificate certificate) {
            try {
                return certificate.getEncoded();
            } catch (CertificateException e) {
                throw new IllegalStateException("a certificate that was read has no bytes", e);
            }
        }
    }

    record Unusable(String reason) implements Certificates {}

    /** What the bundle named by {@code source} holds; text between certificates, and broken ones, are passed over. */
    static Certificates read(String source, Path bundle) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(bundle)) {
            bytes = in.readNBytes(LARGEST_BUNDLE + 1);
        } catch (NoSuchFileException e) {
            return new Unusable(source + ": " + bundle + " is not there");
        } catch (IOException e) {
            return new Unusable(source + ": cannot read " + bundle + ": " + SystemReason.of(e));
        }
        if (bytes.length > LARGEST_BUNDLE) {
            return new Unusable(source + ": " + bundle + " is larger than 16 MiB, so no certificate bundle");
        }
        Set<X509Certificate> found = parse(new String(bytes, StandardCharsets.ISO_8859_1));
        return found.isEmpty() ? new Unusable(source + ": " + nothingIn(bundle, bytes)) : new Read(List.copyOf(found));
    }

    private static Set<X509Certificate> parse(String text) {
        CertificateFactory factory = x509();
        Set<X509Certificate> found = new LinkedHashSet<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(block.group(1));
                if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate good) {
                    found.add(good);
                }
            } catch (CertificateException | IllegalArgumentException e) {
                // One broken certificate among many must not take the others away.
            }
        }
        return found;
    }

    private static String nothingIn(Path bundle, byte[] bytes) {
        boolean der = Arrays.equals(bytes, 0, Math.min(2, bytes.length), new byte[] {0x30, (byte) 0x82}, 0, 2);
        return "no certificate in " + bundle
                + (der ? "; it is binary, make PEM of it: openssl x509 -inform der -in FILE -out FILE.pem" : "");
    }

    private static CertificateFactory x509() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("every Java runtime knows X.509", e);
        }
    }

    /** What the Java runtime trusts by itself. */
    static Certificates ofRuntime() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            List<X509Certificate> roots = Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                    .toList();
            return roots.isEmpty() ? new Unusable("the Java runtime trusts no authority") : new Read(roots);
        } catch (GeneralSecurityException e) {
            return new Unusable("the Java runtime's own certificates: " + e.getMessage());
        }
    }
}
