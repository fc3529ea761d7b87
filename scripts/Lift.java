import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the jars of a folder again, as one, so that a start-up cache can keep all of them; what the code does stays the
 * same.
 *
 * <ul>
 *   <li>A cache leaves out classes whose code is verified without stack maps (before level 50), which is all of picocli:
 *       they get the level of Java 8, and stack maps.
 *   <li>A switch over types, and a record's equals, hashCode and toString, ask the runtime to write code for them at
 *       their first use, and no cache keeps that: each becomes a method.
 *   <li>For each lambda it writes a class, which a cache keeps if the training met it: few classes stand for them all.
 * </ul>
 *
 * Usage: java Lift.java FROM_FOLDER TO_JAR, where the jar of the same name is that of the program
 */
final class Lift {
    private static final int WITH_STACK_MAPS = ClassFile.JAVA_8_VERSION;
    static final int WITH_NESTS = ClassFile.JAVA_11_VERSION;

    private Lift() {}

    public static void main(String[] arguments) throws IOException {
        var to = Path.of(arguments[1]);
        var jars = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            found.forEach(jars::add);
        }
        Collections.sort(jars);
        // The program's own, which has the name of the new one, comes first.
        jars.sort(Comparator.comparing(jar -> !jar.getFileName().equals(to.getFileName())));
        var urls = new ArrayList<URL>();
        for (var jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new))) {
            var hierarchy = ClassHierarchyResolver.ofResourceParsing(loader).orElse(missing -> {
                throw new NoClassDefFoundError(missing.displayName());
            });
            var classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
            var all = new OneJar();
            for (var each : jars) {
                var jar = new Jar(classes, new LinkedHashMap<>(), new LinkedHashMap<>());
                OneJar.read(each).forEach(jar::add);
                jar.joinNests();
                all.add(each, jar.contents);
            }
            all.write(to);
        }
    }

    /** A lifted jar: its files in their order, and by the entry of a nest's host the classes that are new in the nest. */
    private record Jar(ClassFile classes, Map<String, OneJar.Content> contents, Map<String, List<ClassDesc>> nests) {
        void add(String name, OneJar.Content content) {
            contents.put(name, content);
            if (name.endsWith(".class")) {
                var model = classes.parse(content.bytes());
                var text = new String(content.bytes(), StandardCharsets.ISO_8859_1);
                if (model.majorVersion() < WITH_STACK_MAPS) {
                    put(name, content, leveled(model));
                } else if (text.contains("java/lang/runtime/") || text.contains("java/lang/invoke/LambdaMetafactory")) {
                    lift(name, content, model);
                }
            }
        }

        private void lift(String name, OneJar.Content content, ClassModel model) {
            var host = model.thisClass().asSymbol();
            var nest = model.findAttribute(Attributes.nestHost())
                    .map(attribute -> attribute.nestHost().asSymbol())
                    .orElse(host);
            var lambdas = new LiftLambdas(model, nest);
            try {
                put(name, content, lifted(model, lambdas));
            } catch (NoClassDefFoundError missing) {
                return; // without a library that it names, no stack maps
            }
            lambdas.write(classes).forEach((made, bytes) -> {
                put(entry(name, host, made), content, bytes);
                nests.computeIfAbsent(entry(name, host, nest), none -> new ArrayList<>())
                        .add(made);
            });
        }

        private void put(String name, OneJar.Content like, byte[] bytes) {
            contents.put(name, new OneJar.Content(like.time(), bytes));
        }

        /** Where a class lies if another one of its package lies there. */
        private static String entry(String name, ClassDesc there, ClassDesc sought) {
            var folder = name.substring(0, name.length() - (there.displayName() + ".class").length());
            return folder + sought.displayName() + ".class";
        }

        private byte[] leveled(ClassModel model) {
            var transform = level(WITH_STACK_MAPS)
                    .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
            return classes.withOptions(ClassFile.StackMapsOption.GENERATE_STACK_MAPS)
                    .transformClass(model, transform);
        }

        private byte[] lifted(ClassModel model, LiftLambdas lambdas) {
            var calls = new Calls(model, lambdas, new ArrayList<>());
            var transform = level(Math.max(model.majorVersion(), WITH_NESTS))
                    .andThen(ClassTransform.transformingMethodBodies(calls::rewrite))
                    .andThen(ClassTransform.endHandler(calls::write));
            // Else what is called no more would stay in the pool of constants.
            return classes.withOptions(ClassFile.ConstantPoolSharingOption.NEW_POOL)
                    .transformClass(model, transform);
        }

        private static ClassTransform level(int level) {
            return (builder, element) ->
                    builder.with(element instanceof ClassFileVersion ? ClassFileVersion.of(level, 0) : element);
        }

        void joinNests() {
            nests.forEach((name, members) -> {
                var host = Objects.requireNonNull(contents.get(name), name);
                put(name, host, joined(host.bytes(), members));
            });
        }

        private byte[] joined(byte[] host, List<ClassDesc> added) {
            var model = classes.parse(host);
            var members = new ArrayList<ClassDesc>();
            model.findAttribute(Attributes.nestMembers())
                    .ifPresent(old -> old.nestMembers().forEach(member -> members.add(member.asSymbol())));
            members.addAll(added);
            var nest = NestMembersAttribute.ofSymbols(members);
            var transform = ClassTransform.dropping(NestMembersAttribute.class::isInstance)
                    .andThen(ClassTransform.endHandler(builder -> builder.with(nest)));
            return classes.transformClass(model, transform);
        }
    }

    /** The calls of one class for which the runtime would write code, each to become a method of its own. */
    private record Calls(ClassModel model, LiftLambdas lambdas, List<InvokeDynamicInstruction> found) {
        void rewrite(CodeBuilder code, CodeElement element) {
            if (element instanceof InvokeDynamicInstruction call && (isSwitch(call) || isOfRecord(call))) {
                boolean inInterface = model.flags().has(AccessFlag.INTERFACE);
                code.invokestatic(model.thisClass().asSymbol(), name(found.size()), call.typeSymbol(), inInterface);
                found.add(call);
            } else if (!(element instanceof InvokeDynamicInstruction call) || !lambdas.rewrite(code, call)) {
                code.with(element);
            }
        }

        private static String name(int index) {
            return "lifted$" + index;
        }

        private static boolean isSwitch(InvokeDynamicInstruction call) {
            return isOf(call, "SwitchBootstraps", "typeSwitch")
                    && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
        }

        private static boolean isOfRecord(InvokeDynamicInstruction call) {
            return isOf(call, "ObjectMethods", "bootstrap");
        }

        private static boolean isOf(InvokeDynamicInstruction call, String owner, String method) {
            var bootstrap = call.bootstrapMethod();
            return bootstrap.owner().equals(ClassDesc.of("java.lang.runtime", owner))
                    && bootstrap.methodName().equals(method);
        }

        void write(ClassBuilder builder) {
            for (int index = 0; index < found.size(); index++) {
                var call = found.get(index);
                builder.withMethodBody(
                        name(index),
                        call.typeSymbol(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> body(code, call));
            }
        }

        private static void body(CodeBuilder code, InvokeDynamicInstruction call) {
            if (isSwitch(call)) {
                typeSwitch(code, call.bootstrapArgs());
                return;
            }
            var record = RecordCode.of(call.bootstrapArgs());
            switch (call.name().stringValue()) {
                case "equals" -> record.equals(code);
                case "hashCode" -> record.hashCode(code);
                case "toString" -> record.toString(code);
                default -> throw new IllegalArgumentException(call.toString());
            }
        }

        /** As SwitchBootstraps.typeSwitch says: -1 for null, else the first type from an index on, else their number. */
        private static void typeSwitch(CodeBuilder code, List<ConstantDesc> types) {
            code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
            for (int index = 0; index < types.size(); index++) {
                var next = code.newLabel();
                code.iload(1).loadConstant(index).if_icmpgt(next);
                code.aload(0).instanceOf((ClassDesc) types.get(index)).ifeq(next);
                code.loadConstant(index).ireturn().labelBinding(next);
            }
            code.loadConstant(types.size()).ireturn();
        }
    }

    /** What the Javadoc of java.lang.Record promises, for the fields of one record. */
    private record RecordCode(ClassDesc type, List<DirectMethodHandleDesc> fields) {
        static RecordCode of(List<ConstantDesc> arguments) {
            var fields = arguments.stream()
                    .skip(2)
                    .map(DirectMethodHandleDesc.class::cast)
                    .toList();
            return new RecordCode((ClassDesc) arguments.getFirst(), fields);
        }

        /** Of primitive values as the wrapper compares them, so that NaN equals itself. */
        void equals(CodeBuilder code) {
            var no = code.newLabel();
            code.aload(1).instanceOf(type).ifeq(no);
            code.aload(1).checkcast(type).astore(2);
            for (var field : fields) {
                var type = fieldType(field);
                load(code, 0, field);
                load(code, 2, field);
                if (type.isPrimitive()) {
                    code.invokestatic(wrapper(type), "compare", MethodTypeDesc.of(CD_int, type, type)).ifne(no);
                } else {
                    var bothOf = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
                    code.invokestatic(ClassDesc.of("java.util.Objects"), "equals", bothOf).ifeq(no);
                }
            }
            code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
        }

        void hashCode(CodeBuilder code) {
            code.iconst_0();
            for (var field : fields) {
                var type = fieldType(field);
                var of = type.isPrimitive() ? wrapper(type) : ClassDesc.of("java.util.Objects");
                code.bipush(31).imul();
                load(code, 0, field);
                code.invokestatic(of, "hashCode", MethodTypeDesc.of(CD_int, type.isPrimitive() ? type : CD_Object));
                code.iadd();
            }
            code.ireturn();
        }

        void toString(CodeBuilder code) {
            code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.of(CD_void));
            var before = type.displayName().replaceFirst(".*\\$[0-9]*", "") + "[";
            for (var field : fields) {
                append(code.loadConstant(before + field.methodName() + "="), CD_String);
                load(code, 0, field);
                append(code, shown(fieldType(field)));
                before = ", ";
            }
            append(code.loadConstant(fields.isEmpty() ? before + "]" : "]"), CD_String);
            code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
        }

        private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

        private static void append(CodeBuilder code, ClassDesc shown) {
            code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, shown));
        }

        /** The parameter of the append that takes such a value. */
        private static ClassDesc shown(ClassDesc type) {
            return !type.isPrimitive() ? CD_Object : type.equals(CD_byte) || type.equals(CD_short) ? CD_int : type;
        }

        private void load(CodeBuilder code, int record, DirectMethodHandleDesc field) {
            code.aload(record).getfield(type, field.methodName(), fieldType(field));
        }

        private static ClassDesc fieldType(DirectMethodHandleDesc field) {
            return field.invocationType().returnType();
        }
    }

    static ClassDesc wrapper(ClassDesc primitive) {
        var name = switch (primitive.displayName()) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case String word -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
        };
        return ClassDesc.of("java.lang", name);
    }
}
