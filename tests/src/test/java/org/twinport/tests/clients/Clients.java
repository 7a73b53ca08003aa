package org.twinport.tests.clients;

/** All of them. */
enum Clients {
    CURL(new Curl()),
    LFTP(new Lftp()),
    TNFTP(new Tnftp()),
    NCFTP(new Ncftp()),
    WGET(new Wget()),
    FTPLIB(new Ftplib()),
    COMMONS_NET(new CommonsNet());

    private final Client client;

    Clients(Client client) {
        this.client = client;
    }

    Client client() {
        return client;
    }
}
