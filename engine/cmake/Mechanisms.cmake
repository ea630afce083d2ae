# convene_mechanisms(<room> <name>...): each <name> is a file <name>.cpp in the calling folder that defines one
# function, `convene::<room>::<name>()`. One word in that folder's list is all a new mechanism takes: the catalogue
# is generated from the lists. (Objects that register themselves are dropped by static libraries.)
function(convene_mechanisms room)
  foreach(name IN LISTS ARGN)
    target_sources(convene_${room} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp)
    set_property(GLOBAL APPEND PROPERTY CONVENE_MECHANISMS_${room} ${name})
  endforeach()
endfunction()

# Writes <room>_catalogue.cpp: `std::vector<Type> <room>_catalogue()`, ordered as the lists are.
function(convene_write_catalogue room type header target)
  get_property(names GLOBAL PROPERTY CONVENE_MECHANISMS_${room})
  set(declare "")
  set(call "")
  foreach(name IN LISTS names)
    string(APPEND declare "${type} ${name}();\n")
    string(APPEND call "${room}::${name}(), ")
  endforeach()
  set(text "#include \"engine/assembly/catalogue.hpp\"\n#include \"${header}\"\nnamespace convene {\nnamespace ${room} {\n${declare}}\nstd::vector<${type}> ${room}_catalogue() { return {${call}}; }\n}\n")
  set(file ${PROJECT_BINARY_DIR}/generated/${room}_catalogue.cpp)
  file(GENERATE OUTPUT ${file} CONTENT "${text}")
  target_sources(${target} PRIVATE ${file})
endfunction()
