import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/**
 * Apache FtpServer as bench/run measures it: PORT FOLDER FIRST-LAST USER PASSWORD [KEYSTORE]. Without limits that would
 * stand in the way of the load, and passwords in clear, its cheapest.
 */
public final class ApacheServer {

    public static void main(String[] arguments) throws Exception {
        FtpServerFactory server = new FtpServerFactory();
        ConnectionConfigFactory connections = new ConnectionConfigFactory();
        connections.setMaxLogins(0);
        connections.setMaxThreads(512);
        connections.setLoginFailureDelay(0);
        server.setConnectionConfig(connections.createConnectionConfig());
        server.addListener("default", listener(arguments).createListener());
        PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
        users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        server.setUserManager(users.createUserManager());
        server.getUserManager().save(user(arguments[3], arguments[4], arguments[1]));
        server.createServer().start();
    }

    private static ListenerFactory listener(String[] arguments) {
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(Integer.parseInt(arguments[0]));
        listener.setIdleTimeout(3600);
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassivePorts(arguments[2]);
        data.setActiveIpCheck(false);
        if (arguments.length > 5) {
            SslConfigurationFactory tls = new SslConfigurationFactory();
            tls.setKeystoreFile(new File(arguments[5]));
            tls.setKeystorePassword("secret");
            tls.setKeystoreType("PKCS12");
            tls.setSslProtocol("TLSv1.3");
            listener.setSslConfiguration(tls.createSslConfiguration());
            data.setSslConfiguration(tls.createSslConfiguration());
        }
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        return listener;
    }

    private static BaseUser user(String name, String password, String home) {
        BaseUser user = new BaseUser();
        user.setName(name);
        user.setPassword(password);
        user.setHomeDirectory(home);
        user.setMaxIdleTime(3600);
        List<Authority> rights = new ArrayList<>();
        rights.add(new WritePermission());
        user.setAuthorities(rights);
        return user;
    }
}
