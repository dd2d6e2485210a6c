#define _GNU_SOURCE
#include "csystem.h"

#include <malloc.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

_Static_assert(CSYSTEM_READ == EPOLLIN && CSYSTEM_WRITE == EPOLLOUT, "epoll flags");
_Static_assert(CSYSTEM_ERROR == EPOLLERR && CSYSTEM_HANGUP == EPOLLHUP, "epoll flags");
_Static_assert(CSYSTEM_READ_HANGUP == EPOLLRDHUP && CSYSTEM_EDGE == EPOLLET, "epoll flags");

int csystem_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, operation, descriptor, &event);
}

int csystem_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, events, token);
}

int csystem_epoll_modify(int epoll, int descriptor, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_MOD, descriptor, events, token);
}

int csystem_epoll_remove(int epoll, int descriptor) { return control(epoll, EPOLL_CTL_DEL, descriptor, 0, 0); }

int csystem_epoll_wait(int epoll, csystem_event *events, int capacity, int64_t timeout_ns) {
    struct epoll_event ready[256];
    if (capacity > 256) capacity = 256;
    // Rounded up: waking a moment too early would spin until the timer is due.
    const int64_t hour = 3600000000000;
    int64_t milliseconds = timeout_ns < 0 ? -1 : ((timeout_ns < hour ? timeout_ns : hour) + 999999) / 1000000;
    int count = epoll_wait(epoll, ready, capacity, (int)milliseconds);
    if (count < 0) return errno == EINTR ? 0 : -1;
    for (int i = 0; i < count; i++) {
        events[i].events = ready[i].events;
        events[i].token = ready[i].data.u64;
    }
    return count;
}

int csystem_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

int csystem_accept(int listener, void *address, unsigned int *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

static _Thread_local void *current_loop;
void *csystem_current_loop(void) { return current_loop; }
void csystem_set_current_loop(void *loop) { current_loop = loop; }

static _Atomic int signal_descriptor[65];

static void forward_signal(int signal_number) {
    int saved = errno;
    uint64_t one = 1;
    ssize_t written = write(atomic_load(&signal_descriptor[signal_number]), &one, sizeof one);
    (void)written; // a full counter is still a raised one
    errno = saved;
}

int csystem_signal_to_eventfd(int signal_number, int descriptor) {
    if (signal_number < 1 || signal_number > 64) return -1;
    atomic_store(&signal_descriptor[signal_number], descriptor);
    struct sigaction action = {.sa_handler = forward_signal, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    return sigaction(signal_number, &action, NULL);
}

ssize_t csystem_send_two(int socket, const void *first, size_t first_count, const void *second, size_t second_count) {
    // send(2) spares the kernel reading a message header: most answers are one piece.
    if (second_count == 0) return send(socket, first, first_count, MSG_NOSIGNAL);
    struct iovec pieces[2] = {{(void *)first, first_count}, {(void *)second, second_count}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    return sendmsg(socket, &message, MSG_NOSIGNAL);
}

void csystem_return_blocks(size_t threshold) {
    mallopt(M_MMAP_THRESHOLD, (int)threshold);
    // Setting the one ends glibc's own tuning of the other, which would then have every block at the end of a heap given
    // back, and faulted in again page by page for the next request.
    mallopt(M_TRIM_THRESHOLD, 4 * (int)threshold);
}

int csystem_core_count(void) {
    cpu_set_t set;
    CPU_ZERO(&set);
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

static int start(const char *path, int input, char *const environment[], pid_t *child,
                 posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error;
    // A descriptor onto itself loses its close-on-exec flag, which is what is wanted if `input` is 0 already.
    if ((error = posix_spawn_file_actions_adddup2(actions, input, 0))) return error;
    if ((error = posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0))) return error;
    if ((error = posix_spawn_file_actions_addclosefrom_np(actions, 3))) return error;
    if ((error = posix_spawnattr_setflags(
             attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP)))
        return error;
    if ((error = posix_spawnattr_setsigmask(attributes, &none))) return error;
    if ((error = posix_spawnattr_setsigdefault(attributes, &all))) return error;
    if ((error = posix_spawnattr_setpgroup(attributes, 0))) return error;
    char *const arguments[] = {(char *)path, NULL};
    return posix_spawn(child, path, actions, attributes, arguments, environment);
}

int csystem_spawn(const char *path, int input, char *const environment[], pid_t *child) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return error;
    if (!(error = posix_spawnattr_init(&attributes))) {
        error = start(path, input, environment, child, &actions, &attributes);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

// The descriptor closes on exec by itself.
int csystem_pidfd(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0); }

int csystem_exit_status(int wait_status, int *signal_number) {
    *signal_number = WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0;
    return WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : -1;
}
