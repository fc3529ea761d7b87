package bootstrap.fetch;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges certificates as the runtime does, and says what was wrong with one in words, with its issuer. */
final class NamingTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;

    /** A certificate was turned down; the message is for people. */
    static final class Distrusted extends CertificateException {
        private static final long serialVersionUID = 1;

        private final String issuer;

        private Distrusted(String message, String issuer, CertificateException cause) {
            super(message, cause);
            this.issuer = issuer;
        }

        /** Who signed the certificate, or the last of those that came with it. */
        String issuer() {
            return issuer;
        }
    }

    private NamingTrust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** A TLS context that trusts these roots and no others. */
    static SSLContext context(List<X509Certificate> roots) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[] {new NamingTrust(judge(roots))}, new SecureRandom());
        return context;
    }

    private static X509ExtendedTrustManager judge(List<X509Certificate> roots) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty store was not made", e);
        }
        for (X509Certificate root : roots) {
            store.setCertificateEntry("root " + store.size(), root);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no judge of certificates in this runtime"));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            judge.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            var issuer = issuer(List.of(chain));
            throw new Distrusted(reason(issuer, e), issuer, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    /** Whose certificate would have to be trusted for this chain. */
    static String issuer(List<X509Certificate> chain) {
        return chain.getLast().getIssuerX500Principal().getName();
    }

    /** Whether these roots alone make a server's chain trusted, whatever its name. */
    static boolean vouch(List<X509Certificate> roots, List<X509Certificate> chain) {
        try {
            judge(roots).checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String reason(String issuer, CertificateException failure) {
        return Failure.causes(failure)
                .flatMap(cause -> fault(cause, issuer).stream())
                .findFirst()
                .orElse("its certificate is for another host: " + failure.getMessage() + " (issued by " + issuer + ")");
    }

    /** What one exception of the chain says by itself; none of these is thrown for a wrong host name. */
    private static Optional<String> fault(Throwable cause, String issuer) {
        return switch (cause) {
            case CertificateExpiredException expired ->
                Optional.of("a certificate of it has expired: " + expired.getMessage() + " (issued by " + issuer
                        + "); is the clock of this box right?");
            case CertificateNotYetValidException early ->
                Optional.of("a certificate of it is not valid yet: " + early.getMessage() + " (issued by " + issuer
                        + "); is the clock of this box right?");
            case CertPathBuilderException _ ->
                Optional.of("its certificate is not trusted; it was issued by " + issuer
                        + ". If that is your network's own authority, give its certificate with --ca-bundle FILE");
            case CertPathValidatorException invalid
            when invalid.getCause() == null ->
                Optional.of(
                        "its certificate is not acceptable: " + invalid.getMessage() + " (issued by " + issuer + ")");
            default -> Optional.empty();
        };
    }
}
