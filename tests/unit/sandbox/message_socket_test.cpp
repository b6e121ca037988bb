#include "core/base/platform/message_socket.h"
#include "tests/support/verify_result.h"

#include <QTest>

#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>

using namespace wardlight;
using namespace std::chrono_literals;

class MessageSocketTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsMessagesWhole();
    void handsOverAFile();
    void tellsTheEndFromSilence();
    void refusesLongMessages();
    void refusesSeveralFiles();
};

void MessageSocketTest::keepsMessagesWhole()
{
    const auto ends = MessageSocket::createPair();
    VERIFY_OK(ends);
    VERIFY_OK(ends->first.send("one"));
    VERIFY_OK(ends->first.send("two"));
    QCOMPARE((*ends->second.receive())->bytes, QByteArray("one"));
    QCOMPARE((*ends->second.receive())->bytes, QByteArray("two"));
}

void MessageSocketTest::handsOverAFile()
{
    const auto ends = MessageSocket::createPair();
    VERIFY_OK(ends);
    const UniqueFd file(::memfd_create("test", MFD_CLOEXEC));
    VERIFY_OK(ends->first.send("file", file.get()));
    const auto message = ends->second.receive();
    VERIFY_OK(message);
    QVERIFY((*message)->fd.isOpen());
    QVERIFY((*message)->fd.get() != file.get());
    QVERIFY((::fcntl((*message)->fd.get(), F_GETFD) & FD_CLOEXEC) != 0);
}

void MessageSocketTest::tellsTheEndFromSilence()
{
    auto ends = MessageSocket::createPair();
    VERIFY_OK(ends);
    VERIFY_ERROR(ends->second.receive(10ms), ErrorCode::Timeout);
    QVERIFY(!ends->second.isHungUp());
    ends->first = MessageSocket();
    QVERIFY(ends->second.isHungUp());
    const auto end = ends->second.receive();
    VERIFY_OK(end);
    QVERIFY(!*end);
    VERIFY_ERROR(ends->second.send("anybody?"), ErrorCode::Unavailable);
}

void MessageSocketTest::refusesLongMessages()
{
    const auto ends = MessageSocket::createPair();
    VERIFY_OK(ends);
    VERIFY_OK(ends->first.send(QByteArray(qsizetype(MessageSocket::MaxBytes), 'x')));
    QCOMPARE((*ends->second.receive())->bytes.size(), qsizetype(MessageSocket::MaxBytes));
    VERIFY_OK(ends->first.send(QByteArray(qsizetype(MessageSocket::MaxBytes) + 1, 'x')));
    VERIFY_ERROR(ends->second.receive(), ErrorCode::Integrity);
}

void MessageSocketTest::refusesSeveralFiles()
{
    const auto ends = MessageSocket::createPair();
    VERIFY_OK(ends);
    const UniqueFd file(::memfd_create("test", MFD_CLOEXEC));
    const int fds[] = {file.get(), file.get()};
    char text[] = "two files";
    iovec part = {text, sizeof text};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof fds)] = {};
    msghdr header = {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    cmsghdr* rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof fds);
    std::memcpy(CMSG_DATA(rights), fds, sizeof fds);
    QVERIFY(::sendmsg(ends->first.fd(), &header, 0) > 0);
    VERIFY_ERROR(ends->second.receive(), ErrorCode::Integrity);
}

QTEST_GUILESS_MAIN(MessageSocketTest)
#include "message_socket_test.moc"
