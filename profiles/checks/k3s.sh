# Waits for the node of this box, runs one pod on it, and takes the pod away again. The image is one that the node has
# already, the one that k3s starts every pod with: nothing is fetched.
set -eu
pod=bootstrap-check-$$

# Asks again until there is an answer: right after its start k3s has neither node nor images.
answer() {
    tries=240
    until found=$("$@" 2>asked.txt | grep -m 1 .); do
        tries=$((tries - 1))
        if [ "$tries" -eq 0 ]; then
            echo "no answer from: $*; the last it said:" >&2
            tail -n 3 asked.txt >&2
            exit 1
        fi
        sleep 1
    done
    echo "$found"
}

pause_image() {
    k3s ctr images ls -q | grep mirrored-pause
}

answer k3s kubectl get nodes -o name >/dev/null
k3s kubectl wait --for=condition=Ready node --all --timeout=120s >/dev/null
image=$(answer pause_image)
# Where the node makes it later than the rest, a pod without it would be refused.
answer k3s kubectl get serviceaccount default -o name >/dev/null

trap 'exit 130' INT
trap 'exit 143' HUP TERM
trap 'k3s kubectl delete pod "$pod" --ignore-not-found --now >/dev/null' EXIT
k3s kubectl run "$pod" --image="$image" --image-pull-policy=Never --restart=Never >/dev/null
k3s kubectl wait --for=condition=Ready "pod/$pod" --timeout=60s >/dev/null
echo "the node is ready and ran a pod"
