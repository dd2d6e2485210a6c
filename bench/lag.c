// Reads many streams of `stub` at once and says how long their events were on the way.
// Usage: lag PORT STREAMS    prints how many events came, and the microseconds of half and of 99 of 100 of them.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { STREAMS = 256, EVENTS = 100, KEPT = 32 };

static const char BODY[] =
    "{\"model\":\"stub\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Tell me of the sea.\"}]}";
static double lags[STREAMS * EVENTS];
static int found;

// What is left of a piece that ended within a number.
static struct { int descriptor, used; char text[KEPT]; } streams[STREAMS];

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int order(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return (difference > 0) - (difference < 0);
}

// Whether the stream goes on.
static int take(int number) {
    static char text[KEPT + 65536 + 1];
    int kept = streams[number].used;
    memcpy(text, streams[number].text, kept);
    ssize_t count = recv(streams[number].descriptor, text + kept, 65536, 0);
    long long moment = now();
    if (count <= 0) return 0;
    int end = kept + (int)count;
    text[end] = 0;
    streams[number].used = 0;
    for (char *place = text; (place = memchr(place, '@', text + end - place)); place++) {
        if (!memchr(place, ' ', text + end - place)) {
            streams[number].used = (int)(text + end - place);
            if (streams[number].used > KEPT) return 0;
            memcpy(streams[number].text, place, streams[number].used);
            break;
        }
        if (found < STREAMS * EVENTS) lags[found++] = (moment - atoll(place + 1)) / 1000.0;
    }
    return !memmem(text, end, "[DONE]", 6);
}

int main(int argc, char **argv) {
    if (argc != 3 || atoi(argv[2]) > STREAMS) return 2;
    int count = atoi(argv[2]), open = 0, epoll = epoll_create1(0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    char request[1024];
    int length = snprintf(request, sizeof request, "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
        "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", sizeof BODY - 1, BODY);
    for (; open < count; open++) {
        int descriptor = socket(AF_INET, SOCK_STREAM, 0), one = 1;
        if (connect(descriptor, (struct sockaddr *)&address, sizeof address)) return 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (send(descriptor, request, length, MSG_NOSIGNAL) != length) return 1;
        streams[open].descriptor = descriptor;
        struct epoll_event wanted = {.events = EPOLLIN, .data.u32 = open};
        epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &wanted);
    }
    while (open) {
        struct epoll_event events[64];
        int ready = epoll_wait(epoll, events, 64, 10000);
        if (ready <= 0) break;
        for (int index = 0; index < ready; index++) {
            if (take(events[index].data.u32)) continue;
            close(streams[events[index].data.u32].descriptor);
            open--;
        }
    }
    if (!found) return 1;
    qsort(lags, found, sizeof *lags, order);
    printf("%d %.0f %.0f\n", found, lags[found / 2], lags[found * 99 / 100]);
    return 0;
}
