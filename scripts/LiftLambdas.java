import static java.lang.constant.ConstantDescs.CD_Number;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lambdas and method references of one class, as javac compiles them: the runtime would write a class for each.
 * Instead there is one class, of the same nest, for each method of an interface that they implement. A number in an
 * instance says which of them it is, and an array holds what it has captured.
 *
 * <p>Left as they are: those that are serializable or have several interfaces or methods, and calls of super.
 */
final class LiftLambdas {
    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final ClassDesc OBJECTS = CD_Object.arrayType();
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, CD_int, OBJECTS);

    private final ClassModel host;
    private final ClassDesc nest;
    private final Map<Interface, Instances> found = new LinkedHashMap<>();

    LiftLambdas(ClassModel host, ClassDesc nest) {
        this.host = host;
        this.nest = nest;
    }

    /** An interface and its method as the runtime sees it. */
    private record Interface(ClassDesc type, String method, MethodTypeDesc erased) {}

    /** What one lambda calls, with what it has captured and then its arguments, which are of these types. */
    private record Lambda(DirectMethodHandleDesc called, int captured, MethodTypeDesc arguments) {
        /** The types that the call takes, the receiver's as well. */
        List<ClassDesc> taken() {
            return called.invocationType().parameterList();
        }

        ClassDesc given() {
            return called.invocationType().returnType();
        }

        /** From what is captured, and the number of the lambda. */
        MethodTypeDesc factory(ClassDesc made) {
            var types = new ArrayList<ClassDesc>();
            for (var type : taken().subList(0, captured)) {
                types.add(type.isPrimitive() ? type : CD_Object);
            }
            types.add(CD_int);
            return MethodTypeDesc.of(made, types);
        }
    }

    /** Replaces the call that makes an instance of a lambda, or leaves it alone and says so. */
    boolean rewrite(CodeBuilder code, InvokeDynamicInstruction call) {
        var bootstrap = call.bootstrapMethod();
        if (!bootstrap.owner().equals(METAFACTORY) || !bootstrap.methodName().equals("metafactory")) {
            return false;
        }
        var arguments = call.bootstrapArgs();
        var type = call.typeSymbol();
        var implemented =
                new Interface(type.returnType(), call.name().stringValue(), (MethodTypeDesc) arguments.get(0));
        var lambda = new Lambda(
                (DirectMethodHandleDesc) arguments.get(1), type.parameterCount(), (MethodTypeDesc) arguments.get(2));
        if (!isCallable(lambda.called())) {
            return false;
        }
        var instances = found.computeIfAbsent(implemented, next -> new Instances(name(found.size()), next));
        code.loadConstant(instances.number(lambda));
        code.invokestatic(instances.name, "lifted$", lambda.factory(implemented.type()));
        return true;
    }

    private ClassDesc name(int index) {
        return host.thisClass().asSymbol().nested("$Lifted" + index);
    }

    /** From another class of the nest: what is special there is private, or it belongs to a class above. */
    private boolean isCallable(DirectMethodHandleDesc called) {
        var owner = called.owner();
        return switch (called.kind()) {
            case STATIC, INTERFACE_STATIC, VIRTUAL, INTERFACE_VIRTUAL, CONSTRUCTOR -> owner.isClassOrInterface();
            case SPECIAL, INTERFACE_SPECIAL -> owner.equals(host.thisClass().asSymbol());
            default -> false;
        };
    }

    /** Names and bytes of the classes that the calls replaced are made with. */
    Map<ClassDesc, byte[]> write(ClassFile classes) {
        var written = new LinkedHashMap<ClassDesc, byte[]>();
        for (var each : found.values()) {
            written.put(each.name, classes.build(each.name, each::write));
        }
        return written;
    }

    /** The class of the lambdas that implement the same. */
    private final class Instances {
        private final ClassDesc name;
        private final Interface implemented;
        private final List<Lambda> lambdas = new ArrayList<>();

        Instances(ClassDesc name, Interface implemented) {
            this.name = name;
            this.implemented = implemented;
        }

        int number(Lambda lambda) {
            if (!lambdas.contains(lambda)) {
                lambdas.add(lambda);
            }
            return lambdas.indexOf(lambda);
        }

        void write(ClassBuilder builder) {
            builder.withVersion(Math.max(host.majorVersion(), Lift.WITH_NESTS), 0)
                    .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                    .withInterfaceSymbols(implemented.type())
                    .with(NestHostAttribute.of(nest))
                    .withField("which", CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                    .withField("captured", OBJECTS, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                    .withMethodBody(INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PRIVATE, this::constructor)
                    .withMethodBody(implemented.method(), implemented.erased(), ClassFile.ACC_PUBLIC, this::call);
            lambdas.stream()
                    .map(lambda -> lambda.factory(implemented.type()))
                    .distinct()
                    .forEach(type -> builder.withMethodBody(
                            "lifted$", type, ClassFile.ACC_STATIC, code -> factory(code, type.parameterList())));
        }

        private void constructor(CodeBuilder code) {
            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
            code.aload(0).iload(1).putfield(name, "which", CD_int);
            code.aload(0).aload(2).putfield(name, "captured", OBJECTS);
            code.return_();
        }

        private void factory(CodeBuilder code, List<ClassDesc> types) {
            int captured = types.size() - 1;
            code.new_(name).dup().iload(code.parameterSlot(captured));
            if (captured == 0) {
                code.aconst_null();
            } else {
                code.loadConstant(captured).anewarray(CD_Object);
            }
            for (int index = 0; index < captured; index++) {
                var from = types.get(index);
                code.dup().loadConstant(index).loadLocal(TypeKind.from(from), code.parameterSlot(index));
                convert(code, from, from, CD_Object);
                code.aastore();
            }
            code.invokespecial(name, INIT_NAME, CONSTRUCTOR).areturn();
        }

        private void call(CodeBuilder code) {
            var cases = new ArrayList<SwitchCase>();
            for (int index = 0; index < lambdas.size(); index++) {
                cases.add(SwitchCase.of(index, code.newLabel()));
            }
            if (cases.size() > 1) {
                code.aload(0).getfield(name, "which", CD_int);
                code.tableswitch(cases.getLast().target(), cases);
            }
            for (int index = 0; index < lambdas.size(); index++) {
                code.labelBinding(cases.get(index).target());
                call(code, lambdas.get(index));
            }
        }

        private void call(CodeBuilder code, Lambda lambda) {
            if (lambda.called().kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
                code.new_(lambda.called().owner()).dup();
            }
            var taken = lambda.taken();
            for (int index = 0; index < taken.size(); index++) {
                var to = taken.get(index);
                int argument = index - lambda.captured();
                if (argument < 0) {
                    code.aload(0).getfield(name, "captured", OBJECTS);
                    code.loadConstant(index).aaload();
                    convert(code, CD_Object, to.isPrimitive() ? Lift.wrapper(to) : to, to);
                } else {
                    var from = implemented.erased().parameterType(argument);
                    code.loadLocal(TypeKind.from(from), code.parameterSlot(argument));
                    convert(code, from, lambda.arguments().parameterType(argument), to);
                }
            }
            invoke(code, lambda.called());
            var to = implemented.erased().returnType();
            convert(code, lambda.given(), lambda.arguments().returnType(), to);
            code.return_(TypeKind.from(to));
        }
    }

    /** Private methods of a nest are called like others. */
    private static void invoke(CodeBuilder code, DirectMethodHandleDesc called) {
        var owner = called.owner();
        var name = called.methodName();
        var type = MethodTypeDesc.ofDescriptor(called.lookupDescriptor());
        switch (called.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(owner, name, type, called.isOwnerInterface());
            case VIRTUAL, SPECIAL -> code.invokevirtual(owner, name, type);
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, name, type);
            case CONSTRUCTOR -> code.invokespecial(owner, INIT_NAME, type);
            default -> throw new IllegalArgumentException(called.toString());
        }
    }

    /** As the Javadoc of LambdaMetafactory says: a value declared as one type, and known to be another, to a third. */
    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc as, ClassDesc to) {
        if (to.equals(CD_void)) {
            drop(code, TypeKind.from(from));
        } else if (from.isPrimitive() && to.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        } else if (from.isPrimitive()) {
            var wrapper = Lift.wrapper(from);
            code.invokestatic(wrapper, "valueOf", MethodTypeDesc.of(wrapper, from));
        } else {
            var known = as.isPrimitive() ? from : as;
            cast(code, from, known);
            if (to.isPrimitive()) {
                unbox(code, known, to);
            } else {
                cast(code, known, to);
            }
        }
    }

    private static void drop(CodeBuilder code, TypeKind kind) {
        switch (kind.slotSize()) {
            case 1 -> code.pop();
            case 2 -> code.pop2();
            default -> {}
        }
    }

    private static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!to.equals(from) && !to.equals(CD_Object)) {
            code.checkcast(to);
        }
    }

    /** From a wrapper, or from a type above that of a value. */
    private static void unbox(CodeBuilder code, ClassDesc known, ClassDesc to) {
        var wrapped = Stream.of(TypeKind.values())
                .map(TypeKind::upperBound)
                .filter(type -> type.isPrimitive() && Lift.wrapper(type).equals(known))
                .findFirst();
        var value = wrapped.orElse(to);
        boolean isNumber = wrapped.isEmpty() && !to.equals(CD_boolean) && !to.equals(CD_char);
        var wrapper = isNumber ? CD_Number : Lift.wrapper(value);
        cast(code, known, wrapper);
        code.invokevirtual(wrapper, value.displayName() + "Value", MethodTypeDesc.of(value));
        code.conversion(TypeKind.from(value), TypeKind.from(to));
    }
}
